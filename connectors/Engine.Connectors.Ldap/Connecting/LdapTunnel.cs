using System.Net;
using System.Net.Sockets;

namespace Engine.Connectors.Ldap.Connecting;

/// <summary>
/// One connection to the server, handed to the LDAP library through a port of loopback that takes a single caller. So encryption and trust are .NET's own and the same
/// on every system; a server that hangs, sends without end or sends no LDAP is cut off; and that it has closed the connection is known before the next request.
/// </summary>
internal sealed class LdapTunnel : IAsyncDisposable
{
    private const int BufferSize = 32 * 1024;

    private readonly Stream _server;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0) { ExclusiveAddressUse = true };
    private readonly AnswerFrames _frames = new();
    private readonly CancellationTokenSource _cut = new();
    private readonly Task _relaying;
    private long _allowed;

    private LdapTunnel(Stream server)
    {
        _server = server;
        _listener.Start(1);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _relaying = RelayAsync();
    }

    /// <summary>Where the library finds the server.</summary>
    public int Port { get; }

    public bool IsOpen => !_cut.IsCancellationRequested;

    /// <summary>Why the server was cut off; null when it was not its fault.</summary>
    public string? Complaint { get; private set; }

    /// <inheritdoc cref="AnswerFrames.SignedIn"/>
    public LdapResult? SignedIn => _frames.SignedIn;

    /// <exception cref="ConnectorException">The server cannot be reached, or is not the one meant.</exception>
    public static async Task<LdapTunnel> OpenAsync(LdapSettings settings, CancellationToken cancellationToken) =>
        new(await ServerConnection.OpenAsync(settings, cancellationToken).ConfigureAwait(false));

    /// <summary>How many bytes the server may send until this is called again.</summary>
    public void Allow(long bytes) => Interlocked.Exchange(ref _allowed, bytes);

    /// <summary>Ends the connection at once; whoever waits for an answer gets an error.</summary>
    public void Cut() => _cut.Cancel();

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _relaying.ConfigureAwait(false);
        _cut.Dispose();
    }

    private async Task RelayAsync()
    {
        try
        {
            using var library = await _listener.AcceptSocketAsync(_cut.Token).ConfigureAwait(false);
            _listener.Stop();
            library.NoDelay = true;
            using var local = new NetworkStream(library);
            var (asking, answering) = (local.CopyToAsync(_server, BufferSize, _cut.Token), AnswerAsync(local));
            await Task.WhenAny(asking, answering).ConfigureAwait(false);
            Cut();
            await Task.WhenAll(asking, answering).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            // Nobody called.
        }
        finally
        {
            Cut();
            _listener.Dispose();
            await _server.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(NetworkStream local)
    {
        var buffer = new byte[BufferSize];
        while (await _server.ReadAsync(buffer, _cut.Token).ConfigureAwait(false) is > 0 and var count)
        {
            Complaint = !_frames.Follow(buffer.AsSpan(0, count)) ? "it is no LDAP" : Interlocked.Add(ref _allowed, -count) < 0 ? "it does not end" : null;
            if (Complaint is not null) return;
            await local.WriteAsync(buffer.AsMemory(0, count), _cut.Token).ConfigureAwait(false);
        }
    }
}
