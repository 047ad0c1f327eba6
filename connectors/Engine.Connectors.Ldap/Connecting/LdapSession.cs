using System.DirectoryServices.Protocols;
using System.Net;

namespace Engine.Connectors.Ldap.Connecting;

/// <summary>
/// A connection that is signed in; for one request at a time. The library waits for answers on the thread that asks, so each request has a thread of its own, which ends
/// when the tunnel is cut.
/// </summary>
internal sealed class LdapSession : IAsyncDisposable
{
    private const long MostBytes = 64 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PatienceToConnect = TimeSpan.FromSeconds(10);

    private readonly LdapTunnel _tunnel;
    private readonly LdapConnection _library;
    private readonly TimeProvider _time;
    private Task _last = Task.CompletedTask;

    static LdapSession() => LibLdap.WaitOnAfterSignals();

    private LdapSession(LdapTunnel tunnel, LdapSettings settings, TimeProvider time)
    {
        (_tunnel, _time) = (tunnel, time);
        var isNobody = string.IsNullOrWhiteSpace(settings.User);
        _library = new(
            new LdapDirectoryIdentifier(IPAddress.Loopback.ToString(), tunnel.Port),
            isNobody ? null : new NetworkCredential(settings.User!.Trim(), settings.Password), // not null or blank
            isNobody ? AuthType.Anonymous : AuthType.Basic)
        {
            AutoBind = false,
            Timeout = 2 * Patience, // the tunnel is cut before
        };
        _library.SessionOptions.ProtocolVersion = 3;
        _library.SessionOptions.ReferralChasing = ReferralChasingOptions.None;
    }

    public bool IsOpen => _tunnel.IsOpen;

    /// <summary>Whether the connection broke under a request, and nobody had given that up.</summary>
    public bool IsLost { get; private set; }

    /// <exception cref="ConnectorException">The server cannot be reached, or does not let us in.</exception>
    public static async Task<LdapSession> OpenAsync(LdapSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        var tunnel = await ConnectAsync(settings, time, cancellationToken).ConfigureAwait(false);
        LdapSession session;
        try
        {
            session = new LdapSession(tunnel, settings, time);
        }
        catch (DllNotFoundException missing)
        {
            await tunnel.DisposeAsync().ConfigureAwait(false);
            throw new ConnectorException(ConnectorErrorKind.Misconfigured, "The library libldap is missing on this machine: install the package libldap2 or openldap.", missing);
        }
        try
        {
            await session.RunAsync(() => session.SignIn(), cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <exception cref="ConnectorException">The server refused or failed.</exception>
    public Task<T> SendAsync<T>(DirectoryRequest request, CancellationToken cancellationToken)
        where T : DirectoryResponse => RunAsync(() => Send<T>(request), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _tunnel.DisposeAsync().ConfigureAwait(false);
        await _last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _library.Dispose();
    }

    private static async Task<LdapTunnel> ConnectAsync(LdapSettings settings, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(PatienceToConnect, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await LdapTunnel.OpenAsync(settings, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ConnectorException(
                ConnectorErrorKind.Unavailable, $"The server {settings.Host} has not answered at port {settings.ActualPort} within {PatienceToConnect.TotalSeconds:0} s.", late);
        }
    }

    // A referral is no failure to the library, but to us no answer either: an empty one would empty the copy.
    private T Send<T>(DirectoryRequest request)
        where T : DirectoryResponse
    {
        var answer = (T)_library.SendRequest(request);
        return answer.ResultCode == ResultCode.Success ? answer : throw new DirectoryOperationException(answer);
    }

    private bool SignIn()
    {
        _library.Bind();
        return true;
    }

    private async Task<T> RunAsync<T>(Func<T> ask, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        using var cutting = either.Token.UnsafeRegister(tunnel => ((LdapTunnel)tunnel!).Cut(), _tunnel);
        _tunnel.Allow(MostBytes);
        var asking = Task.Factory.StartNew(ask, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _last = asking;
        try
        {
            return await asking.ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is DirectoryException or LdapException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (patience.IsCancellationRequested)
                throw new ConnectorException(ConnectorErrorKind.Unavailable, $"The server has not answered within {Patience.TotalSeconds:0} s.", failed);
            IsLost = _tunnel.Complaint is null && (!_tunnel.IsOpen || LdapFailures.IsLoss(failed));
            // What the library has given up is of no use to the next request either.
            if (IsLost) _tunnel.Cut();
            throw LdapFailures.Of(failed, _tunnel);
        }
    }
}
