using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Engine.Sdk.Hosting.SignIn;

/// <summary>
/// One book's grant, shared by all who have the book open: whoever needs a token gets one, and however many need another there is one renewal. What the
/// CRM rotated is stored before it is used, and only the CRM's own word that a grant is gone ends it.
/// </summary>
/// <param name="book">The book.</param>
/// <param name="origin">With which client at which CRM it is made.</param>
/// <param name="isOfClient">Whether the client signs in in its own name, and so needs nobody.</param>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the engine, and a semaphore that nobody waits on by handle holds nothing to be freed.")]
internal sealed partial class KeptGrant(AddressBookId book, string origin, bool isOfClient, IGrantStore store, TimeProvider time, ILogger log)
{
    // Renewed this long before it ends, so that no request carries one that ends on its way; of one that lives shortly, a quarter of its life.
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    // A request that has a token still good for a moment does not wait longer for the next.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();

    // What is stored and what is in memory change together, one at a time.
    private readonly SemaphoreSlim _writing = new(1, 1);
    private Task? _loading;
    private Task<Grant>? _renewing;
    private volatile Grant? _grant;
    private volatile bool _isLoaded;

    // What the CRM gave in place of the grant while it could not be stored. The CRM knows the other no more.
    private Grant? _unsaved;

    /// <summary>Raised when <see cref="State"/> has changed, on any thread.</summary>
    public event Action? StateChanged;

    public AddressBookId Book => book;

    public string Origin => origin;

    /// <summary>Where a connector's own sign-in library keeps what has to last.</summary>
    public LibraryStore Library => field ??= new(this);

    public SignInState State => !_isLoaded
        ? SignInState.Unknown
        : _grant switch
        {
            { IsEnded: true } => SignInState.Ended,
            null => isOfClient ? SignInState.Unknown : SignInState.Missing,
            _ => SignInState.SignedIn,
        };

    public string? PeekMember(string member) => _grant?.Members.GetValueOrDefault(member);

    /// <summary>The token whose end ends the whole grant.</summary>
    public string? PeekToken()
    {
        lock (_lock) return _unsaved?.RefreshToken ?? _grant?.RefreshToken ?? _grant?.AccessToken;
    }

    /// <summary>What a connector's own sign-in library keeps.</summary>
    public byte[]? PeekContent() => _grant?.Content is { } content ? Convert.FromBase64String(content) : null;

    /// <summary>Stores what a library keeps, beside the grant as it stands; in memory the next grant brings it along.</summary>
    /// <exception cref="ConnectorException">It could not be stored.</exception>
    public async Task KeepContentAsync(byte[] content)
    {
        await _writing.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            var standing = _grant is { IsEnded: false } grant ? grant : new Grant { Origin = origin, SignedInAt = time.GetUtcNow() };
            await SaveAsync(standing with { Content = Convert.ToBase64String(content) }).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Task loading;
        lock (_lock) loading = _loading is null or { IsFaulted: true } or { IsCanceled: true } ? _loading = Task.Run(LoadAsync, CancellationToken.None) : _loading;
        await loading.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A grant whose access token is good as far as is known.</summary>
    /// <exception cref="ConnectorException">There is none, or it could not be renewed.</exception>
    public async Task<Grant> GetAsync(Renewal renewal, CancellationToken cancellationToken)
    {
        if (!_isLoaded) await LoadAsync(cancellationToken).ConfigureAwait(false);
        var grant = Usable();
        if (IsFresh(grant)) return grant!; // null is not fresh
        if (grant?.AccessToken is null || !(grant.ExpiresAt > time.GetUtcNow())) return await RenewAsync(renewal, grant, cancellationToken).ConfigureAwait(false);
        try
        {
            return await RenewAsync(renewal, grant, cancellationToken).WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is TimeoutException || (failed is ConnectorException && _grant is { IsEnded: false }))
        {
            // It is good for the last moment, and the next request tries again.
            return grant;
        }
    }

    /// <summary>Another grant than the one a request was refused with, renewed by whoever comes first.</summary>
    /// <exception cref="ConnectorException">It could not be renewed.</exception>
    public async Task<Grant> RenewAsync(Renewal renewal, Grant? refused, CancellationToken cancellationToken)
    {
        Task<Grant> renewing;
        lock (_lock)
        {
            if (Usable() is { AccessToken: not null } current && current.AccessToken != refused?.AccessToken) return current;
            // Its own life: a caller who leaves must not lose a token the CRM has rotated already.
            renewing = _renewing ??= Task.Run(() => RenewAsync(renewal), CancellationToken.None);
        }

        return await renewing.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps what a sign-in brought, or null when the user signed out. A renewal under way comes to nothing.</summary>
    public async Task ReplaceAsync(Grant? grant, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        Grant? before;
        try
        {
            before = _grant;
            if (grant is null) await store.RemoveAsync(book, CancellationToken.None).ConfigureAwait(false);
            else await SaveAsync(grant).ConfigureAwait(false);
            Become(grant);
        }
        finally
        {
            _writing.Release();
        }

        if (grant is not null || before is not null) StateChanged?.Invoke();
    }

    public Grant Read(TokenAnswer answer, Grant? before = null) => answer.ToGrant(origin, before, time.GetUtcNow());

    private bool IsFresh(Grant? grant)
    {
        if (grant?.AccessToken is null) return false;
        if (grant.ExpiresAt is not { } end) return true;
        var isRenewable = isOfClient || grant.RefreshToken is not null || grant.Content is not null;
        var quarter = double.TryParse(grant.Members.GetValueOrDefault("expires_in"), out var life) && life is > 0 and < 240 ? TimeSpan.FromSeconds(life / 4) : Early;
        return time.GetUtcNow() < end - (isRenewable ? quarter : TimeSpan.Zero);
    }

    private Grant? Usable() => _grant switch
    {
        { IsEnded: true } => throw new ConnectorException(ConnectorErrorKind.Unauthorized, SignInMessages.Ended),
        null when !isOfClient => throw new ConnectorException(ConnectorErrorKind.Unauthorized, SignInMessages.Missing),
        var grant => grant,
    };

    private async Task LoadAsync()
    {
        await _writing.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (_isLoaded) return;
            var stored = await store.LoadAsync(book, CancellationToken.None).ConfigureAwait(false);
            Become(stored?.Origin == origin ? stored : null);
        }
        catch (Exception failed)
        {
            throw new ConnectorException(ConnectorErrorKind.Unavailable, "The stored sign-in cannot be read. The engine's log says more.", failed);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task<Grant> RenewAsync(Renewal renewal)
    {
        try
        {
            Grant? before, unsaved;
            lock (_lock) (before, unsaved) = (_grant, _unsaved);
            if (unsaved is not null)
            {
                before = await KeepAsync(before, unsaved).ConfigureAwait(false);
                if (IsFresh(before)) return before;
            }

            return await renewal(before).ConfigureAwait(false) is { } renewed
                ? await KeepAsync(before, renewed).ConfigureAwait(false)
                : await EndAsync(before).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock) _renewing = null;
        }
    }

    /// <returns>The grant that stands now: the renewed one, unless someone signed in meanwhile.</returns>
    private async Task<Grant> KeepAsync(Grant? before, Grant renewed)
    {
        await _writing.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (!ReferenceEquals(_grant, before)) return Usable() ?? renewed;
            lock (_lock) _unsaved = renewed;
            await SaveAsync(renewed).ConfigureAwait(false);
            Become(renewed);
        }
        finally
        {
            _writing.Release();
        }

        LogRenewed(log, book);
        if (before is null) StateChanged?.Invoke();
        return renewed;
    }

    private async Task<Grant> EndAsync(Grant? before)
    {
        await _writing.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (!ReferenceEquals(_grant, before) && Usable() is { } other) return other;
            var ended = (before ?? new Grant { Origin = origin }) with { AccessToken = null, RefreshToken = null, Content = null, IsEnded = true };
            Become(ended);
            await SaveAsync(ended).ConfigureAwait(false);
        }
        catch (ConnectorException failed) when (failed.Kind == ConnectorErrorKind.Unavailable)
        {
            // The CRM will say it again after the next start.
        }
        finally
        {
            _writing.Release();
        }

        LogEnded(log, book);
        StateChanged?.Invoke();
        throw new ConnectorException(ConnectorErrorKind.Unauthorized, SignInMessages.Ended);
    }

    private async Task SaveAsync(Grant grant)
    {
        try
        {
            await store.SaveAsync(book, grant, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failed)
        {
            LogNotKept(log, book, failed.GetType().Name);
            throw new ConnectorException(ConnectorErrorKind.Unavailable, SignInMessages.NotKept, failed);
        }
    }

    private void Become(Grant? grant)
    {
        lock (_lock) (_grant, _unsaved, _isLoaded) = (grant, null, true);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Address book {Book}: its sign-in was renewed")]
    private static partial void LogRenewed(ILogger logger, AddressBookId book);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Address book {Book}: the CRM has ended its sign-in, and somebody must sign in again")]
    private static partial void LogEnded(ILogger logger, AddressBookId book);

    [LoggerMessage(Level = LogLevel.Error, Message = "Address book {Book}: its sign-in could not be stored ({Cause}), and is kept in memory alone")]
    private static partial void LogNotKept(ILogger logger, AddressBookId book, string cause);
}

/// <summary>Asks the CRM for another access token.</summary>
/// <param name="before">The grant to be renewed; null when there is none yet.</param>
/// <returns>Null when there is nothing to renew with, or the CRM said that the grant is gone.</returns>
internal delegate Task<Grant?> Renewal(Grant? before);
