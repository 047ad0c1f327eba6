using Engine.Sdk.Hosting.Limits;
using Engine.Sdk.Hosting.Requests;
using Engine.Sdk.Hosting.SignIn;

namespace Engine.Sdk.Hosting;

/// <summary>One open book's way to its CRM: what <see cref="AddressBookContext.Http"/> and <see cref="AddressBookContext.SignedIn"/> are made of.</summary>
public sealed class BookApi : IDisposable
{
    private readonly ApiServices _services;
    private readonly ApiDescription _description;
    private readonly string _connectorId;
    private readonly GrantKeeper? _keeper;

    /// <summary>Makes it ready; nothing is sent and nothing is read yet.</summary>
    /// <param name="book">The book.</param>
    /// <param name="connectorId">Its connector's id: accounts of different connectors share no limits.</param>
    /// <param name="description">What the connector says of its CRM's API; null for a connector that is no <see cref="IApiConnector"/>.</param>
    /// <param name="services">What all books share.</param>
    /// <exception cref="ConnectorException"><see cref="ConnectorErrorKind.Misconfigured"/>: an address in the description cannot be used.</exception>
    /// <exception cref="ArgumentNullException">The connector's id or the services are null.</exception>
    public BookApi(AddressBookId book, string connectorId, ApiDescription? description, ApiServices services)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectorId);
        ArgumentNullException.ThrowIfNull(services);
        if (description is not null) DescriptionCheck.Run(description);
        (_services, _connectorId) = (services, connectorId);

        // Where nothing is known of the CRM, each book may be at another.
        _description = description ?? new() { Address = new Uri($"about:{book}") };
        _keeper = services.Grants.For(book, _description.SignIn);
        Trace = new(services.Time);
        SignedIn = new SignedInAccount(_keeper);
        Http = new HttpClient(new LateHandler(Steps)) { BaseAddress = description is null ? null : ApiAddress.Folder(description.Address), Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Sends requests as <see cref="AddressBookContext.Http"/> promises.</summary>
    public HttpClient Http { get; }

    /// <summary>What came of the sign-in.</summary>
    public ISignedIn SignedIn { get; }

    /// <summary>The book's latest requests, while somebody wants to see them.</summary>
    public RequestTrace Trace { get; }

    /// <summary>How the sign-in stands, as far as is known without asking the CRM.</summary>
    public SignInState SignInState => _keeper?.State ?? SignInState.NotNeeded;

    /// <summary>What the user is told when somebody must sign in, now that the sign-in is missing or has ended; null when nobody must.</summary>
    public string? SignInNeed => SignInState switch
    {
        SignInState.Missing => SignInMessages.Missing,
        SignInState.Ended => SignInMessages.Ended,
        _ => null,
    };

    /// <summary>Whether a user can sign in and out; false where the settings hold all that is needed, and for a client in its own name.</summary>
    public bool CanSignIn => _keeper is { NeedsUser: true };

    /// <summary>How the account stands with the CRM's limits.</summary>
    public BudgetState Budget => BudgetOfAccount().Read(_description.Limits);

    /// <summary>Reads a stored sign-in, so that <see cref="SignInState"/> is known.</summary>
    /// <param name="cancellationToken">Cancelled when it is no longer wanted.</param>
    /// <returns>Completes when it is known.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task LoadSignInAsync(CancellationToken cancellationToken) => _keeper?.LoadAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Begins a sign-in by the user.</summary>
    /// <param name="redirect">Where the browser comes back to: the engine's own loopback address.</param>
    /// <param name="cancellationToken">Cancelled when it is no longer wanted.</param>
    /// <returns>What the user has to do.</returns>
    /// <exception cref="ConnectorException">The CRM refused or could not be reached; <see cref="ConnectorErrorKind.Refused"/> where there is nothing to sign in to.</exception>
    /// <exception cref="ArgumentNullException">The address is null.</exception>
    public async Task<SignInPrompt> BeginSignInAsync(Uri redirect, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(redirect);
        return _keeper is null
            ? throw new ConnectorException(ConnectorErrorKind.Refused, "There is nothing to sign in to: what this address book signs in with stands in its settings.")
            : await _keeper.BeginAsync(redirect, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forgets the sign-in, and gives it back to the CRM where that can be done; a CRM that cannot be reached changes nothing about the former.</summary>
    /// <param name="cancellationToken">Cancelled when it is no longer wanted.</param>
    /// <returns>Completes when it is forgotten.</returns>
    public Task SignOutAsync(CancellationToken cancellationToken) => _keeper?.SignOutAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Ends what is under way; what all books share stays.</summary>
    public void Dispose() => Http.Dispose();

    private EntranceHandler Steps()
    {
        var answered = new AnswerHandler(_services.Transport(_description.CertificateFingerprint), _description, Trace, _services.Time, Hear);
        var budgeted = new BudgetHandler(answered, _description, BudgetOfAccount);
        var signed = new SignInHandler(budgeted, _description, _keeper);
        return new EntranceHandler(Retries.Around(new RedirectHandler(signed), _services.Time));
    }

    private void Hear(HttpResponseMessage answer)
    {
        if (AllowanceReading.Read(_description, answer) is { } allowance) BudgetOfAccount().Report(allowance);
    }

    private AccountBudget BudgetOfAccount() => _services.Budgets.For(_connectorId, AccountName.Of(_description, _keeper));
}
