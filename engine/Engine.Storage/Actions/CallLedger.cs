using Dapper;
using Engine.Core.Actions;
using Engine.Sdk;
using Engine.Storage.Sqlite;

namespace Engine.Storage.Actions;

/// <summary>The calls logged for one profile, for as long as a client may ask again.</summary>
internal sealed class CallLedger(Database database, Profile profile, TimeProvider time) : ICallLedger
{
    /// <summary>How long a call is remembered.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    private const string Select = """
        SELECT activity_id AS ActivityId, web_address AS WebAddress FROM logged_calls
        WHERE profile_id = @Profile AND book_id = @Book AND record_type = @Type AND record_id = @Id AND call_id = @Call AND logged_at >= @Since
        """;

    // The first entry stands, so that the same call is answered alike however often it is asked; only one past its time is replaced.
    private const string Insert = """
        INSERT INTO logged_calls (profile_id, book_id, record_type, record_id, call_id, activity_id, web_address, logged_at)
        VALUES (@Profile, @Book, @Type, @Id, @Call, @ActivityId, @WebAddress, @Now)
        ON CONFLICT DO UPDATE SET activity_id = excluded.activity_id, web_address = excluded.web_address, logged_at = excluded.logged_at
        WHERE logged_at < @Since
        """;

    private long Since => (time.GetUtcNow() - Retention).UtcTicks;

    public async Task<LoggedCall?> FindAsync(RecordKey record, string callId, CancellationToken cancellationToken)
    {
        var key = new { Profile = profile.Id, Book = record.Book.ToString(), record.Type, record.Id, Call = callId, Since };
        var row = await database.ReadAsync(reader => reader.QueryFirstOrDefault<CallRow>(Select, key), cancellationToken).ConfigureAwait(false);
        return row is null ? null : new() { ActivityId = row.ActivityId, WebAddress = ToUri(row.WebAddress) };
    }

    public Task AddAsync(RecordKey record, string callId, LoggedCall written, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(callId);
        ArgumentNullException.ThrowIfNull(written);
        var row = new
        {
            Profile = profile.Id,
            Book = record.Book.ToString(),
            record.Type,
            record.Id,
            Call = callId,
            written.ActivityId,
            WebAddress = written.WebAddress?.OriginalString,
            Now = time.GetUtcNow().UtcTicks,
            Since,
        };
        return database.WriteAsync(Insert, row, cancellationToken);
    }

    /// <summary>Forgets what is past its time.</summary>
    public Task PruneAsync(CancellationToken cancellationToken) =>
        database.WriteAsync("DELETE FROM logged_calls WHERE profile_id = @Id AND logged_at < @Since", new { profile.Id, Since }, cancellationToken);

    private static Uri? ToUri(string? text) => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address) ? address : null;

    private sealed class CallRow
    {
        public string? ActivityId { get; init; }

        public string? WebAddress { get; init; }
    }
}
