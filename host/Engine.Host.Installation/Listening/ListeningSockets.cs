using System.Net;
using System.Net.Sockets;
using Engine.Host.Installation.Launch;

namespace Engine.Host.Installation.Listening;

/// <summary>
/// The sockets the engine listens on: of loopback and, where other machines may come, of the network. They are bound before anything else starts: a
/// taken port is told apart, by name, from every other failure, and a port picked by the system is the same on all, since <c>localhost</c> means IPv4 or IPv6.
/// </summary>
internal sealed class ListeningSockets : IDisposable
{
    private const int Backlog = 512;
    private const int PickAttempts = 20;

    private static readonly IPAddress[] Loopback = [IPAddress.Loopback, IPAddress.IPv6Loopback];
    private static readonly IPAddress[] Everywhere = [IPAddress.Any, IPAddress.IPv6Any];

    private readonly Dictionary<EndPoint, Socket> _sockets = [];

    public ListeningSockets(EngineOptions options)
    {
        try
        {
            Remote = options.Remote.IsOn && RemoteValidator.TryRead(options.Remote.Listen!, out var remote) ? remote : null; // it is on
            HttpPort = Bind(Loopback, options.HttpPort, "--http-port", nameof(EngineOptions.HttpPort));
            HttpsPort = Bind(EncryptedOf(options.Remote), options.HttpsPort, "--https-port", nameof(EngineOptions.HttpsPort));
        }
        catch (LaunchException)
        {
            Dispose();
            throw;
        }
    }

    public int HttpPort { get; }

    public int HttpsPort { get; }

    /// <summary>The one address other machines come to, or null when none may or all addresses are open to them.</summary>
    public IPAddress? Remote { get; }

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

    // All of them take in loopback; a port that somebody else has there would be taken all the same.
    private IPAddress[] EncryptedOf(RemoteOptions remote)
    {
        if (remote.IsEverywhere) return Everywhere;
        return Remote is null ? Loopback : [.. Loopback, Remote];
    }

    private int Bind(IPAddress[] addresses, int port, string option, string setting)
    {
        for (var attempt = 0; ; attempt++)
        {
            var bound = new List<Socket>();
            if (TryBind(addresses, port, bound) is not var (address, error))
            {
                bound.ForEach(Keep);
                return PortOf(bound[0]);
            }

            var tried = bound.Count == 0 ? port : PortOf(bound[0]);
            bound.ForEach(socket => socket.Dispose());
            if (address.Equals(Remote) && IsMissing(error)) throw NotHere(address);
            if (port != 0 || bound.Count == 0 || attempt == PickAttempts) throw Taken(tried, option, setting, error);
        }
    }

    /// <returns>Which address failed and why, or null.</returns>
    private static (IPAddress Address, SocketError Error)? TryBind(IPAddress[] addresses, int port, List<Socket> bound)
    {
        foreach (var address in addresses)
        {
            var socket = TryListen(address, bound.Count == 0 ? port : PortOf(bound[0]), out var error);
            if (socket is not null) bound.Add(socket);
            else if (!IsOptional(address) || !IsMissing(error)) return (address, error);
        }

        return null;
    }

    private static int PortOf(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port; // bound

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
    private static bool IsOptional(IPAddress address) => address.Equals(IPAddress.IPv6Loopback) || address.Equals(IPAddress.IPv6Any);

    private static bool IsMissing(SocketError error) =>
        error is SocketError.AddressFamilyNotSupported or SocketError.AddressNotAvailable or SocketError.ProtocolNotSupported;

    private static LaunchException NotHere(IPAddress address) => new(
        ExitCodes.WrongOptions, $"Engine:Remote:Listen is {address}, which is no address of this machine; give one that it has in its network, or * for all of them.");

    private static LaunchException Taken(int port, string option, string setting, SocketError error) => new(
        ExitCodes.PortTaken,
        error == SocketError.AccessDenied
            ? $"Port {port} may not be used by this user; choose another with {option} N (setting Engine:{setting})."
            : $"Port {port} is taken by another program; choose another with {option} N (setting Engine:{setting}).");
}
