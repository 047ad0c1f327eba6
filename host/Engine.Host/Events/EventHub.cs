using System.Collections.Concurrent;
using System.Net.WebSockets;
using Engine.Core.Applications;
using Engine.Core.Events;

namespace Engine.Host.Events;

/// <summary>Passes the engine's events on to every connected client: each event is written once, whatever the number of clients.</summary>
internal sealed partial class EventHub(EngineEvents events, ApplicationRegistry applications, ILogger<EventHub> log) : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<EventChannel, bool> _channels = [];
    private readonly Lock _publishing = new();
    private volatile bool _isUnloading;
    private IDisposable? _subscription;

    public int Count => _channels.Count;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = events.Subscribe(Publish);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Serves a client until its channel ends.</summary>
    public async Task ServeAsync(EventChannel channel)
    {
        _channels.TryAdd(channel, true);
        try
        {
            // What happened between the handshake's check and now.
            CloseIfRefused(channel);
            if (_isUnloading) Unload(channel);
            await channel.RunAsync();
        }
        finally
        {
            _channels.TryRemove(channel, out _);
        }
    }

    public void Dispose() => _subscription?.Dispose();

    // One event after the other, so that all clients see the same order.
    private void Publish(EngineEvent happened)
    {
        lock (_publishing)
        {
            if (happened is Unloading)
            {
                _isUnloading = true;
                foreach (var channel in _channels.Keys) Unload(channel);
            }
            else if (EventFrames.Of(happened) is { } frame)
            {
                foreach (var channel in _channels.Keys)
                {
                    if (happened is ConfigurationChanged) CloseIfRefused(channel);
                    if (!channel.Post(frame)) LogCutOff(channel.Application);
                }
            }
        }
    }

    private void CloseIfRefused(EventChannel channel)
    {
        if (applications.Find(channel.Application) is not { Status: ApplicationStatus.Approved })
            channel.Finish(WebSocketCloseStatus.PolicyViolation, "The application is no longer approved.");
    }

    private static void Unload(EventChannel channel)
    {
        channel.Post(EventFrames.Unload);
        channel.Finish(WebSocketCloseStatus.EndpointUnavailable, "The engine ends.");
    }

    [LoggerMessage(LogLevel.Warning, "The application {Application} did not read its events and was cut off")]
    private partial void LogCutOff(ApplicationId application);
}
