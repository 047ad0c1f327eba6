using System.Collections.Concurrent;
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

    private readonly ConcurrentDictionary<Usage, Lazy<DbDataSource>> _pools = new();
    private readonly Failures _failures = new(dialect, settings.User);
    private readonly ColumnMap _columns = ColumnMap.Of(settings.Columns);

    public Dialect Dialect => dialect;

    /// <summary>The first rows of an answer.</summary>
    public Task<IReadOnlyList<Row>> ReadAsync(Query query, QueryValues values, int limit, CancellationToken cancellationToken) =>
        RunAsync(query, Usage.Search, deadline => ReadOnceAsync(query, values, limit, deadline), cancellationToken);

    /// <summary>The names of an answer's columns.</summary>
    public Task<IReadOnlyList<string>> ColumnsAsync(Query query, QueryValues values, CancellationToken cancellationToken) => RunAsync(query, Usage.Search, async deadline =>
    {
        var reading = await Reading.BeginAsync(dialect, Pool(Usage.Search), query, values, _columns, deadline).ConfigureAwait(false);
        await using (reading.ConfigureAwait(false))
            return reading.Columns;
    }, cancellationToken);

    /// <summary>All rows of an answer, in pages.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Row>> PagesAsync(Query query, QueryValues values, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reading = await RunAsync(query, Usage.Feed, deadline => Reading.BeginAsync(dialect, Pool(Usage.Feed), query, values, _columns, deadline), cancellationToken).ConfigureAwait(false);
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
        GuardAsync(statement, Usage.Write, deadline => Reading.WriteAsync(dialect, Pool(Usage.Write), statement, values, _columns, deadline), cancellationToken);

    public Failure FailureOf(Exception error) => _failures.Read(error);

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in _pools.Values.Where(pool => pool.IsValueCreated))
        {
            if (dialect.IsBlocking)
                dialect.Clear(pool.Value);
            await pool.Value.DisposeAsync().ConfigureAwait(false);
        }
    }

    private DbDataSource Pool(Usage usage) => _pools.GetOrAdd(usage, wanted => new Lazy<DbDataSource>(() => dialect.Open(wanted))).Value;

    private async Task<IReadOnlyList<Row>> ReadOnceAsync(Query query, QueryValues values, int limit, CancellationToken deadline)
    {
        var reading = await Reading.BeginAsync(dialect, Pool(Usage.Search), query, values, _columns, deadline).ConfigureAwait(false);
        await using (reading.ConfigureAwait(false))
            return await reading.NextAsync(limit, deadline).ConfigureAwait(false);
    }

    // A server that was started anew has closed what waits in the pool: the others there are no better, and a new one works.
    private Task<T> RunAsync<T>(Query query, Usage usage, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken) => GuardAsync(query, usage, async deadline =>
    {
        try
        {
            return await run(deadline).ConfigureAwait(false);
        }
        catch (Exception lost) when (Failures.IsOfDriver(lost) && _failures.Read(lost).IsConnectionLost && !deadline.IsCancellationRequested)
        {
            dialect.Clear(Pool(usage));
            return await run(deadline).ConfigureAwait(false);
        }
    }, cancellationToken);

    private async Task<T> GuardAsync<T>(Query query, Usage usage, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var timeout = dialect.TimeoutOf(usage);
        using var late = new CancellationTokenSource(dialect.IsBlocking ? timeout : timeout + Grace, time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            var running = dialect.IsBlocking ? Task.Run(() => run(deadline.Token), CancellationToken.None) : run(deadline.Token);
            return await running.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && late.IsCancellationRequested)
        {
            throw _failures.TooSlow(query, timeout);
        }
        catch (Exception error) when (Failures.IsOfDriver(error))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw late.IsCancellationRequested ? _failures.TooSlow(query, timeout) : _failures.Tell(error, query, timeout);
        }
    }
}
