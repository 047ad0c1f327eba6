using System.Text.RegularExpressions;
using Engine.Core.Actions;
using Engine.Core.Search;
using Engine.Host.Wire;
using Engine.Sdk;

namespace Engine.Host.Search;

/// <summary>Turns what the engine found into what clients read, in either dialect.</summary>
internal sealed partial class RecordMapping(ActionTokens tokens)
{
    public SearchRecord ToRecord(Hit hit) => new()
    {
        AddinId = hit.Book.Id.ToString(),
        AddinName = hit.Book.Name,
        UniqueId = IdOf(hit),
        RecordType = hit.Contact.Key.Type,
        DisplayText = hit.Contact.DisplayText ?? "",
        Fields = ValuesOf(hit),
        Match = hit.Match.ToString(),
        AgeSeconds = AgeOf(hit),
        Picture = PictureOf(hit.Picture),
        Activities = ActivitiesOf(hit),
        Actions = Array.ConvertAll([.. hit.Actions], ActionOf),
    };

    public GroupRecord ToGroupRecord(Hit hit) => new()
    {
        UniqueId = IdOf(hit),
        RecordType = hit.Contact.Key.Type,
        DisplayText = hit.Contact.DisplayText ?? "",
        Fields = [.. FieldKeys.Of(hit.Contact.Fields).Select((keyed, ordinal) => FieldOf(keyed.Key, keyed.Field, ordinal))],
        Actions = [.. hit.Actions.Select(ActionOf)],
        Match = hit.Match.ToString(),
        AgeSeconds = AgeOf(hit),
        Picture = PictureOf(hit.Picture),
        Activities = ActivitiesOf(hit),
    };

    /// <summary>One group per book that was asked, by priority; each with its records of this page.</summary>
    public IReadOnlyList<RecordGroup> ToGroups(SearchResult result)
    {
        var hits = result.Hits.ToLookup(hit => hit.Book.Id);
        return [.. result.Outcomes.Select(outcome => new RecordGroup
        {
            AddinId = outcome.Book.Id.ToString(),
            AddinName = outcome.Book.Name,
            Records = [.. hits[outcome.Book.Id].Select(ToGroupRecord)],
            ExceptionText = outcome.HasAnswered() ? null : outcome.Message ?? outcome.Kind.ToString(),
        })];
    }

    public string IdOf(Hit hit) => tokens.Create(new ActionReference { Record = hit.Contact.Key, WebAddress = hit.Contact.WebAddress });

    /// <summary>A data URI, or the address to load it from; null for what is not an image.</summary>
    public static string? PictureOf(Picture? picture)
    {
        if (picture is null) return null;
        if (picture.Address is { } address) return address.AbsoluteUri;
        return picture.MediaType is { } type && ImageType().IsMatch(type) ? $"data:{type};base64,{Convert.ToBase64String(picture.Data.Span)}" : null;
    }

    private static FieldValues ValuesOf(Hit hit)
    {
        var keyed = FieldKeys.Of(hit.Contact.Fields);
        var values = new KeyValuePair<string, string>[keyed.Count];
        for (var i = 0; i < values.Length; i++) values[i] = new(keyed[i].Key, keyed[i].Field.Value);
        return new(values);
    }

    private static ActionInfo ActionOf(OfferedAction action) => new()
    {
        UniqueId = action.UniqueId,
        ActionId = action.ActionId,
        DisplayText = action.DisplayText,
        SpecialKind = action.Kind.ToString(),
    };

    private static GroupField FieldOf(string key, ContactField field, int ordinal) => new()
    {
        Name = field.Name,
        Value = field.Value,
        WellKnownName = WellKnownFields.Contains(field.Name) ? field.Name : null,
        DescriptorId = key,
        Type = field.Kind switch
        {
            ContactFieldKind.Telephone => "Phone",
            ContactFieldKind.Email => "Email",
            ContactFieldKind.WebAddress => "Url",
            ContactFieldKind.Fax => "Fax",
            _ => "Text",
        },
        Ordinal = ordinal,
    };

    private static IReadOnlyList<ActivityInfo>? ActivitiesOf(Hit hit) => hit.Activities is null ? null : [.. hit.Activities.Select(activity => new ActivityInfo
    {
        Kind = activity.Kind,
        Subject = activity.Subject,
        Start = activity.Start?.UtcDateTime,
        Direction = activity.Direction?.ToString(),
        Duration = activity.Duration is { } duration ? (long)duration.TotalSeconds : null,
        Url = activity.WebAddress?.AbsoluteUri,
    })];

    private static long? AgeOf(Hit hit) => hit.Age is { } age ? Math.Max(0, (long)age.TotalSeconds) : null;

    [GeneratedRegex(@"\Aimage/[a-zA-Z0-9.+-]{1,64}\z")]
    private static partial Regex ImageType();
}
