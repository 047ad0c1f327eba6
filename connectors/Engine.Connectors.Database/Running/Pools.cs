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

    public void HasAnswered(Usage usage) => _answered.TryAdd(this[usage], true);

    /// <summary>Takes another pool in place of one whose connections are no good any more.</summary>
    public void Renew(Usage usage, DbDataSource worn)
    {
        if (!_pools.TryGetValue(usage, out var pool) || pool.Value != worn || !_pools.TryRemove(KeyValuePair.Create(usage, pool)))
            return; // somebody else has done so
        _answered.TryRemove(worn, out _);
        dialect.Clear(worn);
        worn.Dispose();
    }

    /// <summary>
    /// Takes another pool where the first connection of this one hangs: Npgsql reads the server's types through it, and lets all others wait for that, until they time out.
    /// </summary>
    public void RenewIfSilent(Usage usage)
    {
        if (_pools.TryGetValue(usage, out var pool) && !_answered.ContainsKey(pool.Value))
            Renew(usage, pool.Value);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pool in _pools.Values.Where(pool => pool.IsValueCreated).Select(pool => pool.Value))
        {
            dialect.Clear(pool);
            await pool.DisposeAsync().ConfigureAwait(false);
        }
    }
}
