using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Engine.Host.Web.Explorer.Events;

/// <summary>The event channel as a client has it.</summary>
public sealed partial class EventPanel
{
    private const string Closed = "CLOSED";
    private const string Connecting = "CONNECTING";
    private const string Open = "OPEN";
    private const int MaxFrames = 100;
    private const int NormalClosure = 1000;
    private const int GoingAway = 1001;

    private readonly LinkedList<EventFrame> _frames = [];
    private DotNetObjectReference<EventPanel>? _self;
    private string? _address;
    private string? _error;
    private string _status = Closed;

    [Parameter, EditorRequired]
    public string ApplicationId { get; set; } = "";

    private Uri Page => new(Navigation.BaseUri);

    // Follows the application until somebody writes another address.
    private string Address => _address ?? EventAddress.Of(Page, ApplicationId);

    /// <summary>The channel is there.</summary>
    [JSInvokable]
    public Task OpenedAsync() => ShowAsync(Open, null);

    /// <summary>The channel has ended, or never came to be.</summary>
    [JSInvokable]
    public Task ClosedAsync(int code, string reason)
    {
        var isExpected = code is NormalClosure or GoingAway;
        return ShowAsync(Closed, isExpected ? null : _status == Connecting ? T["Explorer_Events_Refused"].Value : T["Explorer_Events_Lost", code, reason].Value);
    }

    /// <summary>A frame has come.</summary>
    [JSInvokable]
    public Task ArrivedAsync(string frame) => InvokeAsync(() =>
    {
        _frames.AddFirst(EventFrame.Of(frame, Time.GetLocalNow()));
        if (_frames.Count > MaxFrames) _frames.RemoveLast();
        StateHasChanged();
    });

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_status != Closed) await Script.CloseAsync();
        }
        catch (JSDisconnectedException)
        {
            // The window is gone, and its channel with it.
        }

        _self?.Dispose();
    }

    private void Readdress(ChangeEventArgs change) => _address = change.Value is string { Length: > 0 } address ? address.Trim() : null;

    private async Task ConnectAsync()
    {
        if (!EventAddress.IsOwn(Address, Page))
        {
            _error = T["Explorer_Events_Foreign", EventAddress.Of(Page, "…")];
            return;
        }

        (_status, _error) = (Connecting, null);
        await Script.ConnectAsync(Address, _self ??= DotNetObjectReference.Create(this));
    }

    private Task ShowAsync(string status, string? error) => InvokeAsync(() =>
    {
        (_status, _error) = (status, error);
        StateHasChanged();
    });
}
