using Engine.Core.Caching;
using Engine.Storage.Actions;
using Engine.Storage.Caching;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Storage;

/// <summary>
/// On start and once a day: forgets old calls, and contacts that a crash left half-written. Being constructed before the engine starts, it also makes
/// a database that cannot be used fail the start.
/// </summary>
internal sealed partial class StorageUpkeep(CallLedger ledger, ContactCache cache, TimeProvider time, ILogger<StorageUpkeep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1), time);
        do
        {
            try
            {
                await ledger.PruneAsync(stoppingToken).ConfigureAwait(false);
                await cache.PurgeAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is StorageException or CacheException)
            {
                LogFailed(e);
            }
        }
        while (await daily.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    [LoggerMessage(LogLevel.Warning, "Old state could not be tidied up; the next try is in a day")]
    private partial void LogFailed(Exception reason);
}
