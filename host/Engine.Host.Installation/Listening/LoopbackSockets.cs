using System.Net;
using System.Net.Sockets;
using Engine.Host.Installation.Launch;

namespace Engine.Host.Installation.Listening;

/// <summary>
/// The sockets the engine listens on, bound before anything else starts: a taken port is told apart, by name, from every other failure, and
/// a port picked by the system is the same on IPv4 and IPv6, since <c>localhost</c> means either.
/// </summary>
internal sealed class LoopbackSockets : IDisposable
{
    private const int Backlog = 512;
    private const int PickAttempts = 20;

    private readonly Dictionary<EndPoint, Socket> _sockets = [];

    public LoopbackSockets(EngineOptions options)
    {
        try
        {
            HttpPort = Bind(options.HttpPort, "--http-port", nameof(EngineOptions.HttpPort));
            HttpsPort = Bind(options.HttpsPort, "--https-port", nameof(EngineOptions.HttpsPort));
        }
        catch (LaunchException)
        {
            Dispose();
            throw;
        }
    }

    public int HttpPort { get; }

    public int HttpsPort { get; }

    public IEnumerable<IPEndPoint> EndPoints => _sockets.Keys.Cast<IPEndPoint>();

    /// <summary>Hands the bound socket to the server, which owns it from then on.</summary>
    public Socket Take(EndPoint endPoint) => _sockets[endPoint];

    public static bool IsFree(int port)
    {
        using var first = TryListen(IPAddress.Loopback, port, out var error);
        using var second = TryListen(IPAddress.IPv6Loopback, port, out var secondError);
        return first is not null && (second is not null || IsMissing(secondError));
    }

    public void Dispose()
    {
        foreach (var socket in _sockets.Values) socket.Dispose();
    }

    private int Bind(int port, string option, string setting)
    {
        for (var attempt = 0; ; attempt++)
        {
            var first = TryListen(IPAddress.Loopback, port, out var error) ?? throw Taken(port, option, setting, error);
            var bound = ((IPEndPoint)first.LocalEndPoint!).Port;
            var second = TryListen(IPAddress.IPv6Loopback, bound, out error);
            if (second is not null || IsMissing(error))
            {
                Keep(first);
                if (second is not null) Keep(second);
                return bound;
            }

            first.Dispose();
            if (port != 0 || attempt == PickAttempts) throw Taken(bound, option, setting, error);
        }
    }

    private void Keep(Socket socket) => _sockets.Add(socket.LocalEndPoint!, socket);

    private static Socket? TryListen(IPAddress address, int port, out SocketError error)
    {
        Socket? socket = null;
        try
        {
            socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (OperatingSystem.IsWindows()) socket.ExclusiveAddressUse = true;
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(Backlog);
            error = SocketError.Success;
            return socket;
        }
        catch (SocketException exception)
        {
            socket?.Dispose();
            error = exception.SocketErrorCode;
            return null;
        }
    }

    // A machine without IPv6 is served on IPv4 alone.
    private static bool IsMissing(SocketError error) =>
        error is SocketError.AddressFamilyNotSupported or SocketError.AddressNotAvailable or SocketError.ProtocolNotSupported;

    private static LaunchException Taken(int port, string option, string setting, SocketError error) => new(
        ExitCodes.PortTaken,
        error == SocketError.AccessDenied
            ? $"Port {port} may not be used by this user; choose another with {option} N (setting Engine:{setting})."
            : $"Port {port} is taken by another program; choose another with {option} N (setting Engine:{setting}).");
}
