using System.Net.WebSockets;
using System.Threading.Channels;

namespace Engine.Host.Events;

/// <summary>
/// One connected client: frames wait in a bounded queue until they are sent. Who does not read is cut off, so that a sleeping client costs
/// the engine one queue and the others nothing.
/// </summary>
internal sealed class EventChannel : IDisposable
{
    private const int MaxIncomingBytes = 4 * 1024;

    private readonly Lock _gate = new();
    private readonly WebSocket _socket;
    private readonly TimeSpan _closeTimeout;
    private readonly Channel<ReadOnlyMemory<byte>> _queue;
    private readonly CancellationTokenSource _cutOff;
    private (WebSocketCloseStatus Status, string Reason)? _close;
    private bool _isDisposed;

    public EventChannel(ApplicationId application, WebSocket socket, EventOptions options, CancellationToken aborted)
    {
        Application = application;
        _socket = socket;
        _closeTimeout = options.CloseTimeout;
        _queue = Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true });
        _cutOff = CancellationTokenSource.CreateLinkedTokenSource(aborted);
    }

    public ApplicationId Application { get; }

    /// <summary>Queues a frame, or cuts the client off when its queue is full. Never blocks.</summary>
    /// <returns>False for a client that did not read and is cut off.</returns>
    public bool Post(ReadOnlyMemory<byte> frame)
    {
        lock (_gate)
        {
            if (_close is not null || _isDisposed || _queue.Writer.TryWrite(frame)) return true;

            _close = (WebSocketCloseStatus.PolicyViolation, "");
            _ = _cutOff.CancelAsync(); // not on the publisher's thread
            return false;
        }
    }

    /// <summary>Has what is queued sent, then the channel closed; further frames are dropped.</summary>
    public void Finish(WebSocketCloseStatus status, string reason)
    {
        lock (_gate)
        {
            if (_close is not null || _isDisposed) return;

            _close = (status, reason);
            _queue.Writer.Complete();
            _cutOff.CancelAfter(_closeTimeout);
        }
    }

    /// <summary>Serves the client until either side ends the conversation.</summary>
    public async Task RunAsync() => await Task.WhenAll(SendAsync(), ReceiveAsync());

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _cutOff.Dispose();
            _socket.Dispose();
        }
    }

    private async Task SendAsync()
    {
        try
        {
            await foreach (var frame in _queue.Reader.ReadAllAsync(_cutOff.Token))
                await _socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, _cutOff.Token);

            var (status, reason) = _close!.Value; // set before the queue ends
            await _socket.CloseOutputAsync(status, reason, _cutOff.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            _socket.Abort();
        }
    }

    // What a client says is read, since pongs and the close come the same way, and otherwise ignored.
    private async Task ReceiveAsync()
    {
        var buffer = new byte[MaxIncomingBytes];
        var messageBytes = 0;
        try
        {
            while (await _socket.ReceiveAsync(buffer.AsMemory(), _cutOff.Token) is { MessageType: not WebSocketMessageType.Close } received)
            {
                messageBytes += received.Count;
                if (messageBytes > MaxIncomingBytes) Finish(WebSocketCloseStatus.MessageTooBig, $"Send at most {MaxIncomingBytes} bytes at a time.");
                if (received.EndOfMessage) messageBytes = 0;
            }
            Finish(WebSocketCloseStatus.NormalClosure, "");
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The connection is lost or cut: the sender must not wait for frames to come.
            Finish(WebSocketCloseStatus.EndpointUnavailable, "");
        }
    }
}
