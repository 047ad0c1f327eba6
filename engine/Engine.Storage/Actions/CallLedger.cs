using Dapper;
using Engine.Core.Outbox;
using Engine.Sdk;
using Engine.Storage.Secrets;
using Engine.Storage.Sqlite;

namespace Engine.Storage.Actions;

/// <summary>The calls of one profile: those that are logged, for as long as a client may ask again, and those that are still to be.</summary>
internal sealed class CallLedger(Database database, Profile profile, CallProtector protector, TimeProvider time) : ICallLedger
{
    /// <summary>How long a logged call is remembered.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    private const string IsBookThere = "EXISTS (SELECT 1 FROM books WHERE profile_id = @Profile AND id = @Book)";

    private const string SelectLogged = """
        SELECT activity_id AS ActivityId, web_address AS WebAddress FROM logged_calls
        WHERE profile_id = @Profile AND book_id = @Book AND record_type = @Type AND record_id = @Id AND call_id = @Call AND logged_at >= @Since
        """;

    // The first entry stands, so that the same call is answered alike however often it is asked; only one past its time is replaced.
    private const string Settle = $"""
        DELETE FROM outbox WHERE profile_id = @Profile AND id = @Entry;
        INSERT INTO logged_calls (profile_id, book_id, record_type, record_id, call_id, activity_id, web_address, logged_at)
        SELECT @Profile, @Book, @Type, @Id, @Call, @ActivityId, @WebAddress, @Now WHERE {IsBookThere}
        ON CONFLICT DO UPDATE SET activity_id = excluded.activity_id, web_address = excluded.web_address, logged_at = excluded.logged_at
        WHERE logged_at < @Since
        """;

    private const string Select = """
        SELECT id AS Id, book_id AS Book, record_type AS RecordType, record_id AS RecordId, call_id AS CallId, state AS State, since AS Since, tries AS Tries,
               may_be_logged AS MayBeLogged, content AS Content
        FROM outbox WHERE profile_id = @Id ORDER BY id
        """;

    private const string Insert = $"""
        INSERT INTO outbox (profile_id, book_id, record_type, record_id, call_id, state, since, tries, may_be_logged, content)
        SELECT @Profile, @Book, @Type, @Id, @Call, @State, @EntrySince, @Tries, @MayBeLogged, @Content WHERE {IsBookThere}
        RETURNING id
        """;

    private const string Update = """
        UPDATE outbox SET state = @State, tries = @Tries, may_be_logged = @MayBeLogged, content = @Content WHERE profile_id = @Profile AND id = @Entry
        """;

    private const string Delete = "DELETE FROM outbox WHERE profile_id = @Profile AND id = @Entry";

    private long Since => (time.GetUtcNow() - Retention).UtcTicks;

    public Task<LoggedCall?> FindAsync(RecordKey record, string callId, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        var key = new { Profile = profile.Id, Book = record.Book.ToString(), record.Type, record.Id, Call = callId, Since };
        var row = await database.ReadAsync(reader => reader.QueryFirstOrDefault<LoggedRow>(SelectLogged, key), cancellationToken).ConfigureAwait(false);
        return row is null ? null : new LoggedCall { ActivityId = row.ActivityId, WebAddress = ToUri(row.WebAddress) };
    });

    public Task<IReadOnlyList<OutboxEntry>> LoadAsync(CancellationToken cancellationToken) => RunAsync<IReadOnlyList<OutboxEntry>>(async () =>
    {
        var rows = await database.ReadAsync(reader => reader.Query<OutboxRow>(Select, profile).AsList(), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(ToEntry)];
    });

    public Task<OutboxEntry?> AddAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return RunAsync(async () =>
        {
            var row = RowOf(entry);
            var id = await database.WriteAsync(
                (connection, transaction) => connection.ExecuteScalar<long?>(Insert, row, transaction), cancellationToken).ConfigureAwait(false);
            return id is null ? null : entry with { Id = id.Value };
        });
    }

    public Task UpdateAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return WriteAsync(Update, RowOf(entry), cancellationToken);
    }

    public Task SettleAsync(OutboxEntry entry, LoggedCall written, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(written);
        var row = new
        {
            Profile = profile.Id,
            Entry = entry.Id,
            Book = entry.Record.Book.ToString(),
            entry.Record.Type,
            entry.Record.Id,
            Call = entry.CallId,
            written.ActivityId,
            WebAddress = written.WebAddress?.OriginalString,
            Now = time.GetUtcNow().UtcTicks,
            Since,
        };
        return WriteAsync(Settle, row, cancellationToken);
    }

    public Task DropAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return WriteAsync(Delete, new { Profile = profile.Id, Entry = entry.Id }, cancellationToken);
    }

    /// <summary>Forgets logged calls past their time; what is not logged stays.</summary>
    public Task PruneAsync(CancellationToken cancellationToken) =>
        database.WriteAsync("DELETE FROM logged_calls WHERE profile_id = @Id AND logged_at < @Since", new { profile.Id, Since }, cancellationToken);

    private object RowOf(OutboxEntry entry) => new
    {
        Profile = profile.Id,
        Entry = entry.Id,
        Book = entry.Record.Book.ToString(),
        entry.Record.Type,
        entry.Record.Id,
        Call = entry.CallId,
        State = entry.State.ToString(),
        EntrySince = entry.Since.UtcTicks,
        entry.Tries,
        entry.MayBeLogged,
        Content = protector.Protect(entry.Record.Book, new CallContent(entry.Call, entry.Reason).ToJson()),
    };

    private OutboxEntry ToEntry(OutboxRow row)
    {
        var book = AddressBookId.Parse(row.Book);
        var content = CallContent.Parse(protector.TryUnprotect(book, row.Content));
        return new()
        {
            Id = row.Id,
            Record = new(book, row.RecordType, row.RecordId),
            CallId = row.CallId,
            Call = content.Call,
            State = Enum.Parse<OutboxState>(row.State),
            Since = new(row.Since, TimeSpan.Zero),
            Tries = row.Tries,
            MayBeLogged = row.MayBeLogged,
            Reason = content.Reason,
        };
    }

    private Task<bool> WriteAsync(string sql, object row, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await database.WriteAsync(sql, row, cancellationToken).ConfigureAwait(false);
        return true;
    });

    // A try that ends while the engine does finds the database closed.
    private static async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is StorageException or ObjectDisposedException)
        {
            throw new CallLedgerException(failed.Message, failed);
        }
    }

    private static Uri? ToUri(string? text) => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address) ? address : null;

    private sealed class LoggedRow
    {
        public string? ActivityId { get; init; }

        public string? WebAddress { get; init; }
    }

    private sealed class OutboxRow
    {
        public long Id { get; init; }

        public required string Book { get; init; }

        public required string RecordType { get; init; }

        public required string RecordId { get; init; }

        public required string CallId { get; init; }

        public required string State { get; init; }

        public long Since { get; init; }

        public int Tries { get; init; }

        public bool MayBeLogged { get; init; }

        public required byte[] Content { get; init; }
    }
}
