using System.Globalization;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Google;

/// <summary>Everybody one user can see, in the order they came.</summary>
internal sealed class PeopleStore(TimeProvider time)
{
    private const long FirstContact = 0x1000000008f0a1b;
    private const string Directory = "1065550100000000";

    private readonly List<PersonRecord> _people = [];
    private readonly Dictionary<string, PersonRecord> _byName = new(StringComparer.Ordinal);

    /// <summary>Grows with every change that lists come to show.</summary>
    public long Revision { get; private set; }

    public string Country { get; set; } = "GB";

    public bool SyncLag { get; set; }

    public DateTimeOffset Now => time.GetUtcNow();

    public IEnumerable<PersonRecord> Of(params IEnumerable<PersonKind> kinds) => _people.Where(person => kinds.Contains(person.Kind));

    public PersonRecord Me => _people.First(person => person.Kind == PersonKind.Me);

    /// <summary>A person by resource name, a deleted one too; of a merged one the one that is left.</summary>
    public PersonRecord? Find(string name)
    {
        if (name == "people/me")
            return Me;
        return _byName.GetValueOrDefault(name) is { Current.IsDeleted: false } found
            ? found
            : _people.FirstOrDefault(person => !person.Current.IsDeleted && person.Current.PreviousNames.Contains(name)) ?? _byName.GetValueOrDefault(name);
    }

    public PersonRecord Add(PersonKind kind, JsonObject fields)
    {
        var number = FirstContact + _people.Count * 0x1f3L;
        var name = kind switch
        {
            PersonKind.Contact => string.Create(CultureInfo.InvariantCulture, $"people/c{number}"),
            PersonKind.Other => string.Create(CultureInfo.InvariantCulture, $"otherContacts/c{number}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"people/{Directory}{_people.Count + 10001}"),
        };
        var person = new PersonRecord(kind, name, number) { Current = new PersonVersion { Number = 1, Fields = Merge([], fields), UpdatedAt = Now } };
        _people.Add(person);
        _byName[name] = person;
        Publish(person);
        return person;
    }

    /// <summary>Replaces the fields that are given; null or an empty list takes one away.</summary>
    public void Change(PersonRecord person, JsonObject fields) => Set(person, person.Current with { Fields = Merge(person.Current.Fields, fields) });

    public void SetPhoto(PersonRecord person, byte[]? photo) => Set(person, person.Current with { Photo = photo });

    public void Delete(PersonRecord person) => Set(person, person.Current with { IsDeleted = true });

    public void Merge(PersonRecord left, PersonRecord gone)
    {
        var fields = new JsonObject();
        foreach (var (field, value) in gone.Current.Fields.Where(pair => !PersonFields.Singletons.Contains(pair.Key)))
            fields[field] = new JsonArray([.. Items(left.Current.Fields[field]).Concat(Items(value)).DistinctBy(item => item.ToJsonString())]);
        Delete(gone);
        Set(left, left.Current with { Fields = Merge(left.Current.Fields, fields), PreviousNames = [.. left.Current.PreviousNames, gone.Name, .. gone.Current.PreviousNames] });
    }

    /// <summary>Lets lists show all there is.</summary>
    public void PublishAll()
    {
        foreach (var person in _people.Where(person => person.Listed != person.Current))
        {
            person.Listed = person.Current;
            person.ListedAt = ++Revision;
        }
    }

    private static IEnumerable<JsonNode> Items(JsonNode? node) => (node as JsonArray ?? []).OfType<JsonNode>().Select(item => item.DeepClone());

    private JsonObject Merge(JsonObject old, JsonObject changes)
    {
        var fields = old.DeepClone().AsObject();
        foreach (var (field, value) in changes)
        {
            fields.Remove(field);
            if (value is JsonArray values && PersonFields.Complete(field, values, Country) is { Count: > 0 } complete)
                fields[field] = complete;
        }

        return fields;
    }

    private void Set(PersonRecord person, PersonVersion version)
    {
        person.Current = version with { Number = person.Current.Number + 1, UpdatedAt = Now };
        Publish(person);
    }

    private void Publish(PersonRecord person)
    {
        if (SyncLag)
            return;
        person.Listed = person.Current;
        person.ListedAt = ++Revision;
    }
}
