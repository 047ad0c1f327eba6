using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Sdk.Http;

/// <summary>
/// Which of a CRM's fields holds what: one table from which follow the fields to ask for, a contact's fields, and what is written. Immutable.
/// </summary>
/// <param name="entries">
/// The CRM's own name of a field, or the path to it, and what it holds: mostly one of <see cref="WellKnownFields"/>. Several may hold the same.
/// </param>
public sealed class FieldMap(params IEnumerable<(string Path, string Field)> entries)
{
    private readonly (string Path, string Field)[] _entries = [.. entries];

    /// <summary>The CRM's names, in order: what to ask for.</summary>
    public IEnumerable<string> Paths => _entries.Select(entry => entry.Path);

    /// <summary>What a draft can fill beside its number, for <see cref="RecordType.Fields"/>.</summary>
    public IEnumerable<string> Writable => _entries.Select(entry => entry.Field).Distinct()
        .Where(name => name != WellKnownFields.BusinessPhone && RecordDraftExtensions.Holds(name));

    /// <summary>What a field of the CRM holds.</summary>
    /// <param name="path">The CRM's name.</param>
    /// <returns>The field; null where it is not in the table.</returns>
    public string? FieldOf(string path) => Array.Find(_entries, entry => entry.Path == path).Field;

    /// <summary>A part of the table.</summary>
    /// <param name="holds">Tells of each of the CRM's names whether it belongs to the part.</param>
    /// <returns>The part, in the same order.</returns>
    public FieldMap Where(Func<string, bool> holds) => new(_entries.Where(entry => holds(entry.Path)));

    /// <summary>The fields of a contact.</summary>
    /// <param name="valueAt">The record's value of each of the CRM's names.</param>
    /// <returns>Those that have a value, in the order of the table.</returns>
    public IEnumerable<ContactField> Read(Func<string, string?> valueAt) =>
        _entries.Select(entry => new ContactField(entry.Field, valueAt(entry.Path))).Where(field => field.Value.Length > 0);

    /// <summary>The fields of a contact whose record is JSON.</summary>
    /// <param name="record">The record; the CRM's names are paths in it, as <see cref="JsonElementExtensions.Texts"/> follows them.</param>
    /// <returns>Those that have a value, in the order of the table; several of one name where the record has a list.</returns>
    public IEnumerable<ContactField> Read(JsonElement record) =>
        _entries.SelectMany(entry => record.Texts(entry.Path).Select(value => new ContactField(entry.Field, value)));

    /// <summary>
    /// What to write of a draft: see <see cref="RecordDraftExtensions.ValueOf"/>. A table with the name of a company and none of a person is of companies: any name in
    /// the draft is then the company's (<see cref="RecordDraftExtensions.AsCompany"/>).
    /// </summary>
    /// <param name="draft">The draft.</param>
    /// <returns>Values by the CRM's names: an empty one clears the field, and what the draft leaves alone is not among them.</returns>
    public IEnumerable<KeyValuePair<string, string>> Write(RecordDraft draft)
    {
        var named = Holds(WellKnownFields.CompanyName) && !Holds(WellKnownFields.LastName) && !Holds(WellKnownFields.ContactName) ? draft.AsCompany() : draft;
        return
            from entry in _entries
            let value = named.ValueOf(entry.Field)
            where value is not null
            select KeyValuePair.Create(entry.Path, value);
    }

    /// <summary>What to write of a draft to a CRM that is sent JSON, in which null clears a field.</summary>
    /// <param name="draft">The draft.</param>
    /// <returns>The values of <see cref="Write"/> by the CRM's names, null for empty ones. The caller's own.</returns>
    public JsonObject WriteJson(RecordDraft draft) =>
        new(Write(draft).Select(value => KeyValuePair.Create(value.Key, value.Value.Length > 0 ? (JsonNode?)value.Value : null)));

    /// <summary>What the map says of a kind of record to create: its fields, and the whole name where a last name can be made of it.</summary>
    /// <param name="type">As in <see cref="RecordKey.Type"/>.</param>
    /// <param name="displayName">The CRM's own name for the kind; null where that is the type.</param>
    /// <returns>The kind of record.</returns>
    public RecordType ToRecordType(string type, string? displayName = null) => new()
    {
        Type = type,
        DisplayName = displayName ?? type,
        Fields = [.. Holds(WellKnownFields.LastName) ? Writable.Append(WellKnownFields.ContactName).Distinct() : Writable],
    };

    private bool Holds(string field) => Array.Exists(_entries, entry => entry.Field == field);
}
