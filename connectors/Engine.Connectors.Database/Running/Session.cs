using System.Data.Common;
using System.Runtime.CompilerServices;
using Engine.Connectors.Database.Dialects;
using Engine.Connectors.Database.Queries;
using Engine.Connectors.Database.Rows;
using Engine.Connectors.Database.Settings;

namespace Engine.Connectors.Database.Running;

/// <summary>Runs statements, each within its deadline, and tells every failure as a <see cref="ConnectorException"/>. For several threads at once.</summary>
internal sealed class Session(Dialect dialect, DatabaseSettings settings, TimeProvider time) : IAsyncDisposable
{
    private const int PageSize = 500;

    // What the database's own time-out may be late before the connection is given up.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Pools _pools = new(dialect);
    private readonly Failures _failures = new(dialect, settings.User);
    private readonly ColumnMap _columns = ColumnMap.Of(settings.Columns);

    public Dialect Dialect => dialect;

    /// <summary>The first rows of an answer.</summary>
    public Task<IReadOnlyList<Row>> ReadAsync(Query query, QueryValues values, int limit, CancellationToken cancellationToken) =>
        GuardAsync(query, Usage.Search, deadline => AgainAsync(Usage.Search, pool => ReadOnceAsync(pool, query, values, limit, deadline), deadline), cancellationToken);

    /// <summary>The names of an answer's columns.</summary>
    public Task<IReadOnlyList<string>> ColumnsAsync(Query query, QueryValues values, CancellationToken cancellationToken) =>
        GuardAsync(query, Usage.Search, deadline => AgainAsync(Usage.Search, pool => ColumnsOnceAsync(pool, query, values, deadline), deadline), cancellationToken);

    /// <summary>All rows of an answer, in pages.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Row>> PagesAsync(Query query, QueryValues values, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Task<Reading> BeginAsync(CancellationToken deadline) =>
            AgainAsync(Usage.Feed, pool => Reading.BeginAsync(dialect, pool, query, values, _columns, deadline), deadline);
        var reading = await GuardAsync(query, Usage.Feed, BeginAsync, cancellationToken).ConfigureAwait(false);
        await using (reading.ConfigureAwait(false))
        {
            while (true)
            {
                var page = await GuardAsync(query, Usage.Feed, deadline => reading.NextAsync(PageSize, deadline), cancellationToken).ConfigureAwait(false);
                if (page.Count > 0)
                    yield return page;
                if (page.Count < PageSize)
                    yield break;
            }
        }
    }

    /// <summary>Writes, once whatever happens.</summary>
    /// <returns>How many rows were written, -1 when the database does not say, and the first row of the answer.</returns>
    public Task<(int Written, Row? Answer)> WriteAsync(Query statement, QueryValues values, CancellationToken cancellationToken) =>
        GuardAsync(statement, Usage.Write, deadline => Reading.WriteAsync(dialect, _pools[Usage.Write], statement, values, _columns, deadline), cancellationToken);

    public Failure FailureOf(Exception error) => _failures.Read(error);

    public ValueTask DisposeAsync() => _pools.DisposeAsync();

    private async Task<IReadOnlyList<Row>> ReadOnceAsync(DbDataSource pool, Query query, QueryValues values, int limit, CancellationToken deadline)
    {
        var reading = await Reading.BeginAsync(dialect, pool, query, values, _columns, deadline).ConfigureAwait(false);
        await using (reading.ConfigureAwait(false))
        {
            // One more tells whether it was the last: closing an answer that goes on costs another connection.
            var rows = await reading.NextAsync(limit + 1, deadline).ConfigureAwait(false);
            return rows.Count > limit ? [.. rows.Take(limit)] : rows;
        }
    }

    private async Task<IReadOnlyList<string>> ColumnsOnceAsync(DbDataSource pool, Query query, QueryValues values, CancellationToken deadline)
    {
        var reading = await Reading.BeginAsync(dialect, pool, query, values, _columns, deadline).ConfigureAwait(false);
        await using (reading.ConfigureAwait(false))
            return reading.Columns;
    }

    // A server that was started anew has closed what waits in the pool: the others there are no better, and a new one works.
    private async Task<T> AgainAsync<T>(Usage usage, Func<DbDataSource, Task<T>> run, CancellationToken deadline)
    {
        var pool = _pools[usage];
        try
        {
            return await run(pool).ConfigureAwait(false);
        }
        catch (Exception lost) when (Failures.IsOfDriver(lost) && _failures.Read(lost).IsConnectionLost && !deadline.IsCancellationRequested)
        {
            _pools.Renew(usage, pool);
            return await run(_pools[usage]).ConfigureAwait(false);
        }
    }

    private async Task<T> GuardAsync<T>(Query query, Usage usage, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        var timeout = dialect.TimeoutOf(usage);
        var deadline = new Deadline(dialect.IsBlocking ? timeout : timeout + Grace, time, cancellationToken);
        try
        {
            // What SQLite does is ended by an interrupt, which is quick; a driver that talks to a server may first try to talk to it once more.
            var answer = await deadline.RunAsync(run, isOnPool: dialect.IsBlocking, isLeft: usage != Usage.Feed && !dialect.IsBlocking).ConfigureAwait(false);
            _pools.HasAnswered(usage);
            return answer;
        }
        catch (OperationCanceledException)
        {
            _pools.RenewIfSilent(usage);
            if (!cancellationToken.IsCancellationRequested && deadline.IsOver)
                throw _failures.TooSlow(query, timeout);
            throw;
        }
        catch (Exception error) when (Failures.IsOfDriver(error))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw deadline.IsOver ? _failures.TooSlow(query, timeout) : _failures.Tell(error, query, timeout);
        }
    }
}
