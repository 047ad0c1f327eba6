using System.Collections.Concurrent;
using Engine.Sdk.Hosting.Limits;
using Engine.Sdk.Hosting.Requests;
using Engine.Sdk.Hosting.SignIn;
using Microsoft.Extensions.Logging;

namespace Engine.Sdk.Hosting;

/// <summary>What all books of one engine share on their way to their CRMs: connections, grants, and the budgets of accounts. For several threads at once.</summary>
public sealed class ApiServices : IDisposable
{
    private readonly Lazy<HttpMessageHandler> _transport;
    private readonly ConcurrentDictionary<string, Lazy<HttpMessageHandler>> _pinned = new(StringComparer.Ordinal);
    private readonly Lazy<HttpClient> _tokens;
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Makes the services.</summary>
    /// <param name="grants">Where grants are kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logs">Logs of what happens to sign-ins; never a token or an address of a person.</param>
    /// <param name="transport">Sends what is ready to be sent; null for the system's own sockets. Not disposed.</param>
    /// <exception cref="ArgumentNullException">One of the first three is null.</exception>
    public ApiServices(IGrantStore grants, TimeProvider time, ILoggerFactory logs, HttpMessageHandler? transport = null)
    {
        ArgumentNullException.ThrowIfNull(grants);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(logs);
        Time = time;
        _transport = new(() => transport ?? new SystemTransport());
        _tokens = new(() => new HttpClient(Transport(), disposeHandler: false) { MaxResponseContentBufferSize = 1024 * 1024, Timeout = Timeout.InfiniteTimeSpan });
        var log = logs.CreateLogger<ApiServices>();
        Pending = new(time);
        Grants = new(new(Pending, new(Pending), new(time, log), () => _tokens.Value, time, _stopping.Token), grants, time, log);
        Grants.Changed += book => SignInChanged?.Invoke(book);
        Budgets = new(time);
        OwnsTransport = transport is null;
    }

    /// <summary>Raised when the sign-in of a book has changed: someone signed in or out, or the CRM ended it. On any thread; handlers return at once.</summary>
    public event Action<AddressBookId>? SignInChanged;

    internal TimeProvider Time { get; }

    internal Grants Grants { get; }

    internal AccountBudgets Budgets { get; }

    private PendingSignIns Pending { get; }

    private bool OwnsTransport { get; }

    /// <summary>Ends a sign-in that <see cref="BookApi.BeginSignInAsync"/> began in a browser, with what the browser brought back.</summary>
    /// <param name="state">The <c>state</c> parameter.</param>
    /// <param name="code">The <c>code</c> parameter; null when the CRM or the user refused.</param>
    /// <param name="error">What they said then: <c>error_description</c> or <c>error</c>.</param>
    /// <param name="cancellationToken">Cancelled when the browser left; a sign-in that came through is kept all the same.</param>
    /// <returns>The book that is signed in now.</returns>
    /// <exception cref="ConnectorException">It was not begun here, took too long, or was refused; the message may be shown.</exception>
    public Task<AddressBookId> CompleteSignInAsync(string? state, string? code, string? error, CancellationToken cancellationToken) =>
        Pending.CompleteAsync(state, code, error, cancellationToken);

    /// <summary>Forgets the sign-in of a book that is not open, and so has no <see cref="BookApi.SignOutAsync"/>; the CRM is not told.</summary>
    /// <param name="book">The book.</param>
    /// <param name="cancellationToken">Cancelled when it is no longer wanted.</param>
    /// <returns>Completes when it is forgotten; no error when there was none.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task ForgetSignInAsync(AddressBookId book, CancellationToken cancellationToken) => Grants.ForgetAsync(book, cancellationToken);

    /// <summary>Ends what goes on in the background, and closes the connections.</summary>
    public void Dispose()
    {
        if (_stopping.IsCancellationRequested) return;
        _stopping.Cancel();
        if (_tokens.IsValueCreated) _tokens.Value.Dispose();
        if (OwnsTransport && _transport.IsValueCreated) _transport.Value.Dispose();
        foreach (var pinned in _pinned.Values.Where(pinned => pinned.IsValueCreated)) pinned.Value.Dispose();
        _stopping.Dispose();
    }

    internal HttpMessageHandler Transport() => new SharedTransport(_transport.Value);

    /// <summary>Connections that accept one certificate alone. A transport that was given has connections of its own.</summary>
    internal HttpMessageHandler Transport(string? fingerprint) => !OwnsTransport || Fingerprint.Read(fingerprint) is not { } pin
        ? Transport()
        : new SharedTransport(_pinned.GetOrAdd(pin, pin => new(() => new SystemTransport(pin))).Value);
}
