using static Engine.Connectors.Salesforce.SalesforceQueries;

namespace Engine.Connectors.Salesforce;

/// <summary>One user's view of one org.</summary>
internal sealed partial class SalesforceAddressBook(AddressBookContext context, SalesforceSettings settings)
    : WritableRestAddressBook<ObjectDescription, JsonElement>(context)
{
    private readonly ISalesforceApi _api = RestApi.For<ISalesforceApi>(context.Http, SalesforceJsonContext.Default);
    private readonly Remembered<ObjectDescription?> _described = new(context.Time, TimeSpan.FromHours(1));
    private readonly Remembered<Picture?> _nobody = new(context.Time, TimeSpan.FromDays(1));

    public override Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken)
    {
        if (!query.IsThorough && ForNumber(query) is { } find) return SearchAsync(find, "PHONE", query.Limit, cancellationToken);
        if (!settings.SearchThoroughly) return Task.FromResult<IReadOnlyList<Contact>>([]);
        // Finds every spelling and what the index does not hold yet, by looking at every record.
        return SelectAsync(described => LikeDigits(described, query.Digits), query.Limit, cancellationToken);
    }

    public override Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => ForName(query) is { } find
        ? SearchAsync(find, "NAME", query.Limit, cancellationToken)
        : SelectAsync(described => LikeNames(described, query.Words), query.Limit, cancellationToken);

    public override Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken) =>
        FreshlyAsync(() => base.GetRecordAsync(record, cancellationToken));

    protected override Task<IReadOnlyList<ObjectDescription>> GetKindsAsync(CancellationToken cancellationToken) => DescribeAsync(settings.RecordTypes, cancellationToken);

    protected override async Task<ObjectDescription?> FindKindAsync(RecordKey record, CancellationToken cancellationToken)
    {
        Checked(record);
        return await DescribeAsync(record.Type, cancellationToken).ConfigureAwait(false);
    }

    protected override string TypeOf(ObjectDescription kind) => kind.Name;

    protected override string IdOf(JsonElement record) => record.Required("Id");

    protected override Task<IReadOnlyList<JsonElement>> ReadRecordAsync(ObjectDescription kind, string id, CancellationToken cancellationToken) =>
        QueryAsync($"{Select(kind, kind.Shown(), $"Id = '{id}'")} LIMIT 1", cancellationToken);

    protected override RecordType? ToRecordType(ObjectDescription kind) => kind.Createable != false ? SalesforceMapping.ToRecordType(kind) : null;

    protected override async Task<string> CreateRecordAsync(ObjectDescription kind, RecordDraft draft, CancellationToken cancellationToken)
    {
        var values = SalesforceMapping.ToValues(kind.Name, draft, isNew: true);
        return (await _api.CreateAsync(settings.ApiVersion, kind.Name, values, cancellationToken).ConfigureAwait(false)).Required("id");
    }

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
