using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Engine.Host.Tests.Rig;

/// <summary>A client of the event channel.</summary>
internal sealed class EventClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private byte[] _buffer = new byte[4 * 1024];

    public ClientWebSocketOptions Options => _socket.Options;

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <summary>Status of a handshake that was refused.</summary>
    public int Status => (int)_socket.HttpStatusCode;

    public static async Task<EventClient> OpenAsync(EngineRig engine, string application, CancellationToken token)
    {
        var client = new EventClient();
        await client.ConnectAsync(engine.Http, application, token);
        return client;
    }

    public Task ConnectAsync(Uri engine, string application, CancellationToken token, HttpMessageInvoker? invoker = null)
    {
        _socket.Options.CollectHttpResponseDetails = true;
        var address = new UriBuilder(new Uri(engine, $"api/v1/events/{application}")) { Scheme = engine.Scheme == "https" ? "wss" : "ws" }.Uri;
        return _socket.ConnectAsync(address, invoker, token);
    }

    /// <summary>The next frame, or null when the engine closed the channel.</summary>
    public async Task<JsonNode?> NextAsync(CancellationToken token)
    {
        var length = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(length), token);
            if (received.MessageType == WebSocketMessageType.Close) return null;
            length += received.Count;
            if (length == _buffer.Length) Array.Resize(ref _buffer, length * 2);
            if (received.EndOfMessage) return JsonNode.Parse(_buffer.AsSpan(0, length));
        }
    }

    /// <summary>Reads on to the next frame of the kind.</summary>
    public async Task<JsonNode> NextAsync(string eventType, CancellationToken token)
    {
        while (await NextAsync(token) is { } frame)
            if ((string?)frame["EventType"] == eventType) return frame["Payload"]!;
        throw new InvalidOperationException($"The channel was closed before {eventType} came.");
    }

    public async Task SayAsync(byte[] message, CancellationToken token) => await _socket.SendAsync(message, WebSocketMessageType.Text, true, token);

    public Task CloseAsync(CancellationToken token) => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, token);

    public void Dispose() => _socket.Dispose();
}
