using Engine.Core.Events;

namespace Engine.Host.Windows;

/// <summary>Brings the question up when an application wants to be approved: one window for all that ask at about the same time.</summary>
internal sealed class ApprovalWindow(EngineEvents events, PageWindows windows, TimeProvider time) : IHostedService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    private readonly Lock _deciding = new();
    private long? _shownAt;
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = events.Subscribe(happened =>
        {
            // Starting a browser takes longer than an event may.
            if (happened is ApprovalWanted && IsTime()) _ = Task.Run(() => windows.TryShow("applications"), CancellationToken.None);
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }

    private bool IsTime()
    {
        lock (_deciding)
        {
            if (_shownAt is { } shown && time.GetElapsedTime(shown) < Pause) return false;
            _shownAt = time.GetTimestamp();
            return true;
        }
    }
}
