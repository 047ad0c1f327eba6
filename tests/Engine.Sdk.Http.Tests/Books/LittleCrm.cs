using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Sdk.Http.Tests.Books;

/// <summary>A book of people and firms, whose ids begin with the letter of their kind.</summary>
internal sealed class LittleCrm() : CallLoggingRestAddressBook<string, LittleRecord>(Surroundings)
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

    /// <summary>Whether what is known of the kinds is old: whoever rests on it is refused, and may ask once more.</summary>
    public bool IsOld { get; set; }

    /// <summary>Whether records that are created are not shown.</summary>
    public bool IsHiding { get; set; }

    /// <summary>Whether records cannot be read.</summary>
    public bool IsUnreadable { get; set; }

    /// <summary>Whether the pages of users cannot be told.</summary>
    public bool IsWithoutPages { get; set; }

    /// <summary>Entries of calls, by the call's id.</summary>
    public Dictionary<string, string> Calls { get; } = [];

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

    public override string ActivityName => "Call";

    public RecordKey Key(string type, string id) => Context.Key(type, id);

    public override Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) => FindTogetherAsync(query.Limit, kinds =>
    {
        Asked.Add($"find {string.Join(' ', kinds)}");
        Refresh();
        return Task.FromResult(Records.ToLookup(record => (string?)record.Kind));
    }, cancellationToken);

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
        Refresh();
        if (IsUnreadable) throw new ConnectorException(ConnectorErrorKind.Unavailable, "Come back later.");
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
        Refresh();
        if (!IsHiding) Records.Add(new(kind, "new"));
        return Task.FromResult("new");
    }

    protected override Task SaveRecordAsync(string kind, string id, RecordDraft draft, CancellationToken cancellationToken)
    {
        Asked.Add($"save {kind} {id} {draft.LastName}");
        Refresh();
        return Task.CompletedTask;
    }

    protected override async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await base.AskAsync(ask);
        }
        catch (ConnectorException old) when (old.Kind == ConnectorErrorKind.Misconfigured)
        {
            return await base.AskAsync(ask);
        }
    }

    protected override Task<string?> FindCallAsync(string kind, string id, CallActivity call, CancellationToken cancellationToken)
    {
        Asked.Add($"find call {kind} {id} {call.CallId}");
        return Task.FromResult(Calls.GetValueOrDefault(call.CallId));
    }

    protected override Task<string> CreateCallAsync(string kind, string id, CallActivity call, CancellationToken cancellationToken)
    {
        Asked.Add($"log {kind} {id} {call.CallId}");
        Refresh();
        return Task.FromResult(Calls[call.CallId] = $"c{Calls.Count + 1}");
    }

    protected override Task<Uri?> PageOfCallAsync(string kind, string id, string entry, CancellationToken cancellationToken) => IsWithoutPages
        ? throw new ConnectorException(ConnectorErrorKind.Unavailable, "No pages today.")
        : Task.FromResult<Uri?>(new($"https://little.example/{kind}/{id}/{entry}"));

    protected override Task<IReadOnlyList<PastActivity>> ReadActivitiesAsync(string kind, string id, int limit, CancellationToken cancellationToken)
    {
        Asked.Add($"activities {kind} {id} {limit}");
        Refresh();
        return Task.FromResult<IReadOnlyList<PastActivity>>(
            [.. Enumerable.Range(1, 3).Select(day => new PastActivity { Kind = "Call", Subject = $"{day}", Start = DateTimeOffset.UnixEpoch.AddDays(day) }).Latest(limit)]);
    }

    private void Refresh()
    {
        if (!IsOld) return;
        IsOld = false;
        throw new ConnectorException(ConnectorErrorKind.Misconfigured, "There is no such field.");
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
