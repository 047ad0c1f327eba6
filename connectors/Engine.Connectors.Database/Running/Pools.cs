using System.Collections.Concurrent;
using System.Data.Common;
using Engine.Connectors.Database.Dialects;

namespace Engine.Connectors.Database.Running;

/// <summary>The pools of connections of one book, opened when first needed. For several threads at once.</summary>
internal sealed class Pools(Dialect dialect) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Usage, Lazy<DbDataSource>> _pools = new();
    private readonly ConcurrentDictionary<DbDataSource, bool> _answered = new();

    public DbDataSource this[Usage usage] => _pools.GetOrAdd(usage, wanted => new Lazy<DbDataSource>(() => dialect.Open(wanted))).Value;

    /// <summary>Closes the connections that wait in a pool.</summary>
    public void Clear(Usage usage) => dialect.Clear(this[usage]);

    public void HasAnswered(Usage usage) => _answered.TryAdd(this[usage], true);

    /// <summary>
    /// Takes another pool where the first connection of this one hangs: Npgsql reads the server's types through it, and lets all others wait for that, until they time out.
    /// </summary>
    public void LeaveIfSilent(Usage usage)
    {
        if (_pools.TryGetValue(usage, out var pool) && !_answered.ContainsKey(pool.Value) && _pools.TryRemove(KeyValuePair.Create(usage, pool)))
            pool.Value.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in _pools.Values.Where(pool => pool.IsValueCreated).Select(pool => pool.Value))
        {
            if (dialect.IsBlocking)
                dialect.Clear(pool);
            await pool.DisposeAsync().ConfigureAwait(false);
        }
    }
}
