using System.Text.Json.Nodes;
using static Engine.Sdk.WellKnownFields;

namespace Engine.Connectors.Salesforce;

internal sealed partial class SalesforceAddressBook : IRecordWriter
{
    private const string NotProvided = "[not provided]"; // What Salesforce itself writes where it must write something.

    // Which fields of which kinds of record a draft fills; a person account is an account with a person's fields.
    private static readonly (string Types, string Field, string Name, Func<RecordDraft, string?> Value)[] Written =
    [
        ("Contact Lead PersonAccount", "FirstName", FirstName, draft => draft.FirstName ?? Split(draft.ContactName).First),
        ("Contact Lead PersonAccount", "LastName", LastName, draft => draft.LastName ?? Split(draft.ContactName).Last),
        ("Lead", "Company", CompanyName, draft => draft.CompanyName),
        ("Account", "Name", CompanyName, draft => draft.CompanyName ?? draft.ContactName ?? draft.LastName),
        ("Contact Lead Account PersonAccount", "Phone", BusinessPhone, draft => draft.Phone),
        ("Contact Lead", "Email", Email, draft => draft.Email),
        ("PersonAccount", "PersonEmail", Email, draft => draft.Email),
        ("Contact Lead Account PersonAccount", "Description", Notes, draft => draft.Notes),
    ];

    public async Task<IReadOnlyList<RecordType>> GetRecordTypesAsync(CancellationToken cancellationToken) =>
    [
        .. (await DescribeAsync(settings.RecordTypes, cancellationToken).ConfigureAwait(false)).Where(described => described.Createable != false).Select(described => new RecordType
        {
            Type = described.Name,
            DisplayName = described.Label ?? described.Name,
            Fields =
            [
                .. WrittenOf(described.Name).Where(written => described.Takes(written.Field) && written.Name != BusinessPhone).Select(written => written.Name),
                .. described.Name == "Account" ? (string[])[] : [ContactName],
            ],
        }),
    ];

    public async Task<Contact> CreateAsync(string type, RecordDraft draft, CancellationToken cancellationToken)
    {
        if (!settings.RecordTypes.Contains(type)) throw new ConnectorException(ConnectorErrorKind.Refused, $"This address book makes no {type}: see its settings.");
        var values = Values(type, draft);
        foreach (var (_, required, _, _) in WrittenOf(type).Where(written => written.Field is "LastName" or "Company" or "Name"))
            values[required] ??= required != "Company" && (draft.CompanyName ?? draft.Phone) is { Length: > 0 } known ? known : NotProvided;
        var saved = await _api.CreateAsync(settings.ApiVersion, type, values, cancellationToken).ConfigureAwait(false);
        return await ReadBackAsync(context.Key(type, saved.Id), cancellationToken).ConfigureAwait(false);
    }

    public async Task<Contact> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken)
    {
        var id = IdOf(record);
        var isPerson = record.Type == "Account" && (await DescribeAsync("Account", cancellationToken).ConfigureAwait(false)).Has("IsPersonAccount") &&
            await FirstAsync("IsPersonAccount", $"Account WHERE Id = '{id}'", cancellationToken).ConfigureAwait(false) == bool.TrueString;
        await _api.UpdateAsync(settings.ApiVersion, record.Type, id, Values(isPerson ? "PersonAccount" : record.Type, draft), cancellationToken).ConfigureAwait(false);
        return await ReadBackAsync(record, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Contact> ReadBackAsync(RecordKey record, CancellationToken cancellationToken) => await GetRecordAsync(record, cancellationToken).ConfigureAwait(false)
        ?? throw new ConnectorException(ConnectorErrorKind.NotFound, "Salesforce has saved the record, but does not show it to this user.");

    private static IEnumerable<(string Types, string Field, string Name, Func<RecordDraft, string?> Value)> WrittenOf(string type) =>
        Written.Where(written => written.Types.Split(' ').Contains(type));

    private static JsonObject Values(string type, RecordDraft draft) => new(WrittenOf(type).Select(written => (written.Field, Value: written.Value(draft)))
        .Where(given => given.Value is not null).Select(given => KeyValuePair.Create(given.Field, given.Value is { Length: > 0 } text ? (JsonNode?)text : null)));

    // "Bob Jones" and "Jones, Bob".
    private static (string? First, string? Last) Split(string? name)
    {
        if (name is null) return (null, null);
        if (name.Split(',', 2, StringSplitOptions.TrimEntries) is [var last, var first]) return (first, last);
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (string.Join(' ', words.SkipLast(1)), words.LastOrDefault() ?? "");
    }
}
