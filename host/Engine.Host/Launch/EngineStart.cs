using Engine.Core.AddressBooks;
using Engine.Core.Applications;
using Engine.Core.Caching;
using Engine.Core.Outbox;
using Engine.Plugins;

namespace Engine.Host.Launch;

/// <summary>Brings up what has to be there before the first request, each step on top of the one before, keeps the copies fresh and logs the calls that wait.</summary>
internal sealed class EngineStart(
    ConnectorCatalog connectors, AddressBookRegistry books, ApplicationRegistry applications, CachedBooks copies, CallOutbox outbox) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _syncing = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await applications.StartAsync(cancellationToken);
        await connectors.StartAsync(cancellationToken);
        await books.StartAsync(cancellationToken);
        await outbox.StartAsync(cancellationToken);
        _syncing = Task.Run(() => copies.RunAsync(_stopping.Token), CancellationToken.None);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _syncing.WaitAsync(cancellationToken);

        // A call that the CRM does not take in time is of unknown end, which the disk says already.
        await outbox.StopAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();
}
