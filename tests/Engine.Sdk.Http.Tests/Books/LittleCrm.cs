using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Sdk.Http.Tests.Books;

/// <summary>A book of people and firms, whose ids begin with the letter of their kind.</summary>
internal sealed class LittleCrm() : WritableRestAddressBook<string, LittleRecord>(Surroundings)
{
    private static readonly AddressBookContext Surroundings = new()
    {
        BookId = AddressBookId.New(),
        Name = "Little",
        Settings = new NoSettings(),
        Log = NullLogger.Instance,
        Time = TimeProvider.System,
        Http = new HttpClient(new Nowhere()),
        SignedIn = new Nobody(),
    };

    public List<LittleRecord> Records { get; } = [];

    /// <summary>Kinds that the user may not see.</summary>
    public HashSet<string> Forbidden { get; } = [];

    /// <summary>What was asked of the CRM.</summary>
    public List<string> Asked { get; } = [];

    protected override ChangeList<string, LittleRecord> Changes => new()
    {
        ReadAsync = (kind, since, _, _) => Task.FromResult(new RecordPage<LittleRecord>([.. Records.Where(record => record.Kind == kind && !(record.Stamp < since))], null)),
        StampOf = record => record.Stamp,
        VersionOf = record => $"{record}",
        Overlap = TimeSpan.FromMinutes(1),
        TokenLifetime = TimeSpan.FromDays(36_500),
    };

    public RecordKey Key(string type, string id) => Context.Key(type, id);

    public override Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => FindAsync(query.Limit, async kind =>
    {
        await Task.Yield();
        if (Forbidden.Contains(kind)) throw new ConnectorException(ConnectorErrorKind.Forbidden, $"No {kind} for you.");
        return [.. Records.Where(record => record.Kind == kind)];
    }, cancellationToken);

    protected override Task<IReadOnlyList<string>> GetKindsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(["Person", "Firm"]);

    protected override Task<string?> FindKindAsync(RecordKey record, CancellationToken cancellationToken) =>
        Task.FromResult(record.Type is "Person" or "Firm" or "User" && record.Id.All(char.IsAsciiLetterOrDigit) ? record.Type : null);

    protected override string TypeOf(string kind) => kind;

    protected override string IdOf(LittleRecord record) => record.Id;

    protected override IEnumerable<string> GoneIdsOf(string kind, LittleRecord record) => record.IsDeleted ? [record.Id] : record.Merged;

    protected override Task<IReadOnlyList<LittleRecord>> ReadRecordAsync(string kind, string id, CancellationToken cancellationToken)
    {
        Asked.Add($"read {kind} {id}");
        return Records.FirstOrDefault(record => record.Id == id || record.Merged.Contains(id)) is { } found
            ? Task.FromResult<IReadOnlyList<LittleRecord>>([found])
            : throw new ConnectorException(ConnectorErrorKind.NotFound, "Gone.");
    }

    protected override Task<IReadOnlyList<Contact>> ToContactsAsync(string kind, IReadOnlyList<LittleRecord> records, CancellationToken cancellationToken)
    {
        Assert.IsNotEmpty(records);
        return Task.FromResult<IReadOnlyList<Contact>>([.. records.Select(record => new Contact { Key = Context.Key(kind, record.Id), Fields = [] })]);
    }

    protected override RecordType? ToRecordType(string kind) => kind == "Firm" ? null : new() { Type = kind, DisplayName = kind, Fields = [] };

    protected override Task<string> CreateRecordAsync(string kind, RecordDraft draft, CancellationToken cancellationToken)
    {
        Asked.Add($"create {kind} {draft.LastName}");
        Records.Add(new(kind, "new"));
        return Task.FromResult("new");
    }

    protected override Task SaveRecordAsync(string kind, string id, RecordDraft draft, CancellationToken cancellationToken)
    {
        Asked.Add($"save {kind} {id} {draft.LastName}");
        return Task.CompletedTask;
    }

    private sealed class Nowhere : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class Nobody : ISignedIn
    {
        public ValueTask<string?> GetAsync(string member, CancellationToken cancellationToken) => new((string?)null);
    }
}

internal sealed record LittleRecord(string Kind, string Id, bool IsDeleted = false)
{
    /// <summary>Ids of records that were merged into this one.</summary>
    public IReadOnlyList<string> Merged { get; init; } = [];

    public DateTimeOffset Stamp { get; init; } = DateTimeOffset.UnixEpoch;
}
