namespace Engine.Connectors.Salesforce;

/// <summary>One user's view of one org.</summary>
internal sealed partial class SalesforceAddressBook(AddressBookContext context, SalesforceSettings settings)
    : CallLoggingRestAddressBook<ObjectDescription, JsonElement>(context)
{
    private readonly ISalesforceApi _api = RestApi.For<ISalesforceApi>(context.Http, SalesforceJsonContext.Default);
    private readonly Remembered<ObjectDescription?> _described = new(context.Time, TimeSpan.FromHours(1));
    private readonly Remembered<Picture?> _nobody = new(context.Time, TimeSpan.FromDays(1));

    public override Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken)
    {
        if (!query.IsThorough && query.ToFind() is { } find) return SearchAsync(find, "PHONE", query.Limit, cancellationToken);
        if (!settings.SearchThoroughly) return Task.FromResult<IReadOnlyList<Contact>>([]);
        // Finds every spelling and what the index does not hold yet, by looking at every record.
        return SelectAsync(kind => kind.LikeDigits(query.Digits), query.Limit, cancellationToken);
    }

    public override Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => query.ToFind() is { } find
        ? SearchAsync(find, "NAME", query.Limit, cancellationToken)
        : SelectAsync(kind => kind.LikeNames(query.Words), query.Limit, cancellationToken);

    // The index is asked for all kinds of record in one request.
    private Task<IReadOnlyList<Contact>> SearchAsync(string find, string group, int limit, CancellationToken cancellationToken) => FindTogetherAsync(limit, async kinds =>
    {
        var sosl = SalesforceQueries.Search(find, group, limit, kinds);
        var answer = await _api.ReadAsync(settings.ApiVersion, "search", sosl, cancellationToken).ConfigureAwait(false);
        return answer.Page("searchRecords").Records.ToLookup(record => record.Text("attributes.type"));
    }, cancellationToken);

    // Kinds of record without a condition are left out.
    private Task<IReadOnlyList<Contact>> SelectAsync(Func<ObjectDescription, string?> conditionOf, int limit, CancellationToken cancellationToken) =>
        FindAsync(limit, async kind => conditionOf(kind) is not { } condition ? [] :
            await QueryAsync($"{kind.Select(kind.Shown(), condition)} LIMIT {limit}", cancellationToken).ConfigureAwait(false), cancellationToken);

    protected override Task<IReadOnlyList<ObjectDescription>> GetKindsAsync(CancellationToken cancellationToken) => DescribeAsync(settings.RecordTypes, cancellationToken);

    // Type and id go into paths and queries.
    protected override async Task<ObjectDescription?> FindKindAsync(RecordKey record, CancellationToken cancellationToken) =>
        record is { Type: "Contact" or "Lead" or "Account" or "User", Id.Length: 15 or 18 } && record.Id.All(char.IsAsciiLetterOrDigit)
            ? await DescribeAsync(record.Type, cancellationToken).ConfigureAwait(false)
            : null;

    protected override string TypeOf(ObjectDescription kind) => kind.Name;

    protected override string IdOf(JsonElement record) => record.Required("Id");

    protected override Task<IReadOnlyList<JsonElement>> ReadRecordAsync(ObjectDescription kind, string id, CancellationToken cancellationToken) =>
        QueryAsync($"{kind.Select(kind.Shown(), $"Id = '{id}'")} LIMIT 1", cancellationToken);

    protected override RecordType? ToRecordType(ObjectDescription kind) => kind.Createable != false ? SalesforceMapping.ToRecordType(kind) : null;

    protected override Task<string> CreateRecordAsync(ObjectDescription kind, RecordDraft draft, CancellationToken cancellationToken) =>
        CreateAsync(kind.Name, SalesforceMapping.ToValues(kind.Name, draft, isNew: true), cancellationToken);

    protected override async Task SaveRecordAsync(ObjectDescription kind, string id, RecordDraft draft, CancellationToken cancellationToken)
    {
        var isPerson = kind is { Name: "Account" } && kind.Has("IsPersonAccount") &&
            await FirstAsync("IsPersonAccount", $"Account WHERE Id = '{id}'", cancellationToken).ConfigureAwait(false) == "true";
        var values = SalesforceMapping.ToValues(isPerson ? "PersonAccount" : kind.Name, draft);
        await _api.UpdateAsync(settings.ApiVersion, kind.Name, id, values, cancellationToken).ConfigureAwait(false);
    }

    protected override async Task<IReadOnlyList<Contact>> ToContactsAsync(
        ObjectDescription kind, IReadOnlyList<JsonElement> records, CancellationToken cancellationToken)
    {
        var instance = await InstanceAsync(cancellationToken).ConfigureAwait(false);
        return [.. records.Select(record => kind.ToContact(record, Context, instance))];
    }
}
