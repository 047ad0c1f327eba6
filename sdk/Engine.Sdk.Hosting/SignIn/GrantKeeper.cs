using Duende.IdentityModel.Client;
using Microsoft.Extensions.Logging;

namespace Engine.Sdk.Hosting.SignIn;

/// <summary>
/// Keeps one book's grant alive: whoever needs a token gets one, and however many need another there is one renewal. What the CRM rotated is stored before
/// it is used, and only the CRM's own word that a grant is gone ends it.
/// </summary>
internal sealed partial class GrantKeeper(AddressBookId book, OAuthSignIn signIn, string origin, TokenRequests requests, IGrantStore store, TimeProvider time, ILogger log)
{
    // Renewed this long before it ends, so that no request carries one that ends on its way.
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private Task<Grant?>? _loading;
    private Task<Grant>? _renewing;
    private volatile Grant? _grant;
    private volatile bool _isLoaded;

    /// <summary>Raised when <see cref="State"/> has changed, on any thread.</summary>
    public event Action? StateChanged;

    public AddressBookId Book => book;

    public OAuthSignIn SignIn => signIn;

    public TokenRequests Requests => requests;

    public SignInState State => !_isLoaded
        ? SignInState.Unknown
        : _grant switch
        {
            { IsEnded: true } => SignInState.Ended,
            null when signIn is not ClientCredentialsSignIn => SignInState.Missing,
            null => SignInState.Unknown,
            _ => SignInState.SignedIn,
        };

    /// <summary>What is known of the account without asking anybody.</summary>
    public string? PeekMember(string member) => _grant?.Members.GetValueOrDefault(member);

    /// <summary>The token whose end ends the whole grant.</summary>
    public string? PeekToken() => _grant?.RefreshToken ?? _grant?.AccessToken;

    /// <summary>Reads what is stored, so that <see cref="State"/> is known.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Task<Grant?> loading;
        lock (_lock) loading = _loading is { IsFaulted: false } under ? under : _loading = LoadAsync();
        await loading.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A grant whose access token is good as far as is known.</summary>
    /// <exception cref="ConnectorException">There is none, or it could not be renewed.</exception>
    public async Task<Grant> GetAsync(CancellationToken cancellationToken)
    {
        if (!_isLoaded) await LoadAsync(cancellationToken).ConfigureAwait(false);
        var grant = Usable();
        if (grant?.AccessToken is not null && !(grant.ExpiresAt - Early < time.GetUtcNow())) return grant;
        try
        {
            return await RenewAsync(grant, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException failed) when (failed.Kind is ConnectorErrorKind.Unavailable or ConnectorErrorKind.RateLimited && grant?.AccessToken is not null && grant.ExpiresAt > time.GetUtcNow())
        {
            // It is good for the last minute, and the next request tries again.
            return grant;
        }
    }

    /// <summary>Another grant than the one a request was refused with, renewed by whoever comes first.</summary>
    /// <exception cref="ConnectorException">It could not be renewed.</exception>
    public async Task<Grant> RenewAsync(Grant? refused, CancellationToken cancellationToken)
    {
        Task<Grant> renewing;
        lock (_lock)
        {
            if (Usable() is { AccessToken: not null } current && current.AccessToken != refused?.AccessToken) return current;
            // Its own life: a caller who leaves must not lose a token the CRM has rotated already.
            renewing = _renewing ??= Task.Run(RenewAsync, CancellationToken.None);
        }

        return await renewing.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps what a sign-in brought, or null when the user signed out.</summary>
    public async Task ReplaceAsync(Grant? grant, CancellationToken cancellationToken)
    {
        if (grant is null) await store.RemoveAsync(book, cancellationToken).ConfigureAwait(false);
        else await store.SaveAsync(book, grant, cancellationToken).ConfigureAwait(false);
        Become(grant, isAnnounced: true);
    }

    public Grant Read(TokenResponse answer, Grant? before = null) => TokenAnswers.GrantOf(answer, origin, before, time.GetUtcNow());

    private Grant? Usable() => _grant switch
    {
        { IsEnded: true } => throw new ConnectorException(ConnectorErrorKind.Unauthorized, SignInMessages.Ended),
        null when signIn is not ClientCredentialsSignIn => throw new ConnectorException(ConnectorErrorKind.Unauthorized, SignInMessages.Missing),
        var grant => grant,
    };

    private async Task<Grant?> LoadAsync()
    {
        var stored = await store.LoadAsync(book, CancellationToken.None).ConfigureAwait(false);
        Become(stored?.Origin == origin ? stored : null, isAnnounced: false);
        return _grant;
    }

    private async Task<Grant> RenewAsync()
    {
        try
        {
            var before = _grant;
            var answer = signIn is ClientCredentialsSignIn ? await requests.RequestForClientAsync().ConfigureAwait(false)
                : before?.RefreshToken is { } refresh ? await requests.RefreshAsync(refresh).ConfigureAwait(false)
                : null;
            if (answer is null || TokenAnswers.IsDead(answer)) throw await EndAsync(before).ConfigureAwait(false);
            var renewed = Read(answer, before);
            await store.SaveAsync(book, renewed, CancellationToken.None).ConfigureAwait(false);
            Become(renewed, isAnnounced: before is null or { IsEnded: true });
            LogRenewed(log, book);
            return renewed;
        }
        finally
        {
            lock (_lock) _renewing = null;
        }
    }

    private async Task<ConnectorException> EndAsync(Grant? grant)
    {
        var ended = (grant ?? new Grant { Origin = origin }) with { AccessToken = null, RefreshToken = null, IsEnded = true };
        // A client in its own name may be let in again tomorrow, and nobody can sign in for it.
        if (signIn is ClientCredentialsSignIn) return SignInMessages.Refused("the client may not sign in.");
        await store.SaveAsync(book, ended, CancellationToken.None).ConfigureAwait(false);
        Become(ended, isAnnounced: true);
        LogEnded(log, book);
        return new ConnectorException(ConnectorErrorKind.Unauthorized, SignInMessages.Ended);
    }

    private void Become(Grant? grant, bool isAnnounced)
    {
        lock (_lock)
        {
            _grant = grant;
            _isLoaded = true;
        }

        if (isAnnounced) StateChanged?.Invoke();
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Address book {Book}: its sign-in was renewed")]
    private static partial void LogRenewed(ILogger logger, AddressBookId book);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Address book {Book}: the CRM has ended its sign-in, and somebody must sign in again")]
    private static partial void LogEnded(ILogger logger, AddressBookId book);
}
