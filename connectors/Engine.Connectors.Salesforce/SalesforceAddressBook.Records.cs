using System.Text.Json.Nodes;
using Engine.Sdk;
using static Engine.Sdk.WellKnownFields;

namespace Engine.Connectors.Salesforce;

internal sealed partial class SalesforceAddressBook : IRecordWriter, IPictureSource
{
    // What Salesforce itself writes where a required text is not known.
    private const string NotProvided = "[not provided]";

    public async Task<IReadOnlyList<RecordType>> GetRecordTypesAsync(CancellationToken cancellationToken) =>
    [
        .. (await SearchedAsync(cancellationToken).ConfigureAwait(false)).Where(described => described.Createable).Select(described => new RecordType
        {
            Type = described.Name,
            DisplayName = described.Label ?? described.Name,
            Fields =
            [
                .. described.Name == "Account" ? (string[])[CompanyName] : [FirstName, LastName, ContactName],
                .. ((string[])[CompanyName, Email, Notes]).Zip(["Company", "Email", "Description"]).Where(pair => described.Takes(pair.Second)).Select(pair => pair.First),
            ],
        }),
    ];

    public async Task<Contact> CreateAsync(string type, RecordDraft draft, CancellationToken cancellationToken)
    {
        if (!settings.RecordTypes.Contains(type)) throw new ConnectorException(ConnectorErrorKind.Refused, $"The settings of this address book leave out {type}.");
        var values = Values(type, draft);
        var name = draft.CompanyName ?? draft.Phone;
        foreach (var required in type switch { "Account" => (string[])["Name"], "Lead" => ["LastName", "Company"], _ => ["LastName"] })
            values[required] ??= required != "Company" && name is { Length: > 0 } ? name : NotProvided;
        var saved = await _api.CreateAsync(settings.ApiVersion, type, values, cancellationToken).ConfigureAwait(false);
        return await ReadBackAsync(context.Key(type, saved.Id), cancellationToken).ConfigureAwait(false);
    }

    public async Task<Contact> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken)
    {
        var id = IdOf(record);
        var isPerson = record.Type == "Account" && (await DescribeAsync(record.Type, cancellationToken).ConfigureAwait(false))?.Has("IsPersonAccount") == true &&
            await FirstAsync($"SELECT IsPersonAccount FROM Account WHERE Id = '{id}'", "IsPersonAccount", cancellationToken).ConfigureAwait(false) == bool.TrueString;
        await _api.UpdateAsync(settings.ApiVersion, record.Type, id, Values(isPerson ? "PersonAccount" : record.Type, draft), cancellationToken).ConfigureAwait(false);
        return await ReadBackAsync(record, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Picture?> GetPictureAsync(RecordKey record, CancellationToken cancellationToken)
    {
        var id = IdOf(record);
        if ((await DescribeAsync(record.Type, cancellationToken).ConfigureAwait(false))?.Has("PhotoUrl") != true) return null;
        var path = await FirstAsync($"SELECT PhotoUrl FROM {record.Type} WHERE Id = '{id}'", "PhotoUrl", cancellationToken).ConfigureAwait(false);
        if (path is not ['/', .. var below]) return null;
        try
        {
            using var answer = await _api.DownloadAsync(below, cancellationToken).ConfigureAwait(false);
            return answer.Content.Headers.ContentType?.MediaType is { } type && type.StartsWith("image/", StringComparison.Ordinal)
                ? new(await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false), type)
                : null;
        }
        catch (ConnectorException e) when (e.Kind == ConnectorErrorKind.NotFound)
        {
            return null;
        }
    }

    private async Task<Contact> ReadBackAsync(RecordKey record, CancellationToken cancellationToken) =>
        await GetRecordAsync(record, cancellationToken).ConfigureAwait(false)
            ?? throw new ConnectorException(ConnectorErrorKind.NotFound, "Salesforce does not show the record that was just saved.");

    private static JsonObject Values(string type, RecordDraft draft)
    {
        var (first, last) = Split(draft.ContactName);
        (string Field, string? Value)[] values =
        [
            ("Phone", draft.Phone), ("Description", draft.Notes), (type == "PersonAccount" ? "PersonEmail" : "Email", type == "Account" ? null : draft.Email),
            .. type == "Account"
                ? ((string, string?)[])[("Name", draft.CompanyName ?? draft.ContactName ?? draft.LastName)]
                : [("FirstName", draft.FirstName ?? first), ("LastName", draft.LastName ?? last)],
            ("Company", type == "Lead" ? draft.CompanyName : null),
        ];
        return new(values.Where(given => given.Value is not null).Select(given => KeyValuePair.Create(given.Field, given.Value is { Length: > 0 } text ? (JsonNode?)text : null)));
    }

    // "Bob Jones" and "Jones, Bob".
    private static (string? First, string? Last) Split(string? name)
    {
        if (name is null) return (null, null);
        if (name.Split(',', 2, StringSplitOptions.TrimEntries) is [var last, var first]) return (first, last);
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (string.Join(' ', words.SkipLast(1)), words.LastOrDefault() ?? "");
    }
}
