using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Engine.Host.Tests.Rig;

/// <summary>A connection to the plain port over which a test sends any bytes.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public static async Task<RawConnection> OpenAsync(EngineRig engine, CancellationToken token)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(IPAddress.Loopback, engine.Http.Port, token);
        return connection;
    }

    /// <summary>Sends what the engine may refuse to read to its end.</summary>
    public async Task SendAsync(string text, CancellationToken token)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        try
        {
            for (var sent = 0; sent < bytes.Length;) sent += await _socket.SendAsync(bytes.AsMemory(sent), token);
        }
        catch (SocketException)
        {
            // Cut off: the answer, if there is one, tells why.
        }
    }

    /// <summary>All that comes until the engine closes the connection.</summary>
    public async Task<string> ReadAllAsync(CancellationToken token)
    {
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        try
        {
            while (await _socket.ReceiveAsync(buffer, token) is var count and > 0) text.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }
        catch (SocketException)
        {
            // Reset, which closes it as well.
        }

        return text.ToString();
    }

    /// <summary>The head of the answer, up to the empty line.</summary>
    public async Task<string> ReadHeadAsync(CancellationToken token)
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await ReadByteAsync(token) is { } next) head.Append((char)next);
        return head.ToString();
    }

    /// <summary>The next byte, or null at the end.</summary>
    public async Task<byte?> ReadByteAsync(CancellationToken token)
    {
        var one = new byte[1];
        return await _socket.ReceiveAsync(one, token) > 0 ? one[0] : null;
    }

    public void Dispose() => _socket.Dispose();
}
