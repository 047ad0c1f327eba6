using System.Threading.Channels;
using Engine.Core.Events;
using Microsoft.AspNetCore.Components;

namespace Engine.Host.Web.Layout;

/// <summary>
/// A part of a page that follows the engine: it looks again at each event, and every second for what no event tells of (a sync's progress, an age), and is
/// drawn anew only when something it shows has changed.
/// </summary>
public abstract class LiveView : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _leaving = new();
    private readonly Channel<bool> _happened = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private IDisposable? _following;
    private Task _watching = Task.CompletedTask;

    [Inject]
    private EngineEvents Events { get; set; } = null!; // set before anything else

    [Inject]
    protected TimeProvider Time { get; private set; } = null!; // as above

    /// <summary>Cancelled when the part is left.</summary>
    protected CancellationToken Leaving => _leaving.Token;

    /// <summary>Looks again.</summary>
    /// <returns>Whether something it shows has changed.</returns>
    protected abstract bool Look();

    protected override void OnParametersSet() => Look();

    protected override void OnAfterRender(bool firstRender)
    {
        // Not before: a page that is only written out has nobody to follow for.
        if (!firstRender || _leaving.IsCancellationRequested) return;
        _following = Events.Subscribe(_ => _happened.Writer.TryWrite(true));
        _watching = Task.WhenAll(FollowAsync(), WatchAsync());
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_leaving.IsCancellationRequested) return;
        _following?.Dispose();
        await _leaving.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _leaving.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Beat, Time);
        while (await timer.WaitForNextTickAsync(Leaving)) await InvokeAsync(LookAgain);
    }

    // The publisher must not wait for a page, and what is drawn on its thread would be in its language.
    private async Task FollowAsync()
    {
        await foreach (var _ in _happened.Reader.ReadAllAsync(Leaving)) await InvokeAsync(LookAgain);
    }

    private void LookAgain()
    {
        if (!_leaving.IsCancellationRequested && Look()) StateHasChanged();
    }
}
