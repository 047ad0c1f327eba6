using Engine.Core.Events;
using Engine.Host.Listening;

namespace Engine.Host.Launch;

/// <summary>
/// What happens once at the start and at the end, whichever way the end comes: a call to <c>Unload</c>, Ctrl+C or the system's request. First
/// every client is told, then what is running finishes, then the process ends.
/// </summary>
internal sealed class EngineLifetime(EngineEvents events, DiscoveryFile discovery) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        discovery.Write();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        events.Publish(new Unloading());
        return Task.CompletedTask;
    }

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        discovery.Remove();
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
