namespace Engine.Sdk.Hosting.SignIn;

/// <summary>How one open book comes by its grant, as its settings say now; the grant itself is shared by all who have the book open.</summary>
internal abstract class GrantKeeper(KeptGrant kept)
{
    public AddressBookId Book => kept.Book;

    public SignInState State => kept.State;

    /// <summary>Whether a user signs in and out; false for a client in its own name.</summary>
    public abstract bool NeedsUser { get; }

    /// <summary>Whether an address that the sign-in tells may be a plain http one.</summary>
    public abstract bool TrustsPlainAddresses { get; }

    protected KeptGrant Kept => kept;

    /// <summary>What is known of the account without asking anybody.</summary>
    public string? PeekMember(string member) => kept.PeekMember(member);

    /// <summary>Reads what is stored, so that <see cref="State"/> is known.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) => kept.LoadAsync(cancellationToken);

    /// <inheritdoc cref="KeptGrant.GetAsync"/>
    public Task<Grant> GetAsync(CancellationToken cancellationToken) => kept.GetAsync(AskAsync, cancellationToken);

    /// <inheritdoc cref="KeptGrant.RenewAsync(Renewal, Grant?, CancellationToken)"/>
    public Task<Grant> RenewAsync(Grant? refused, CancellationToken cancellationToken) => kept.RenewAsync(AskAsync, refused, cancellationToken);

    /// <summary>Begins a sign-in by the user.</summary>
    public abstract Task<SignInPrompt> BeginAsync(Uri redirect, CancellationToken cancellationToken);

    /// <summary>Forgets the grant, and gives it back where that can be done.</summary>
    public abstract Task SignOutAsync(CancellationToken cancellationToken);

    /// <summary>Asks for another access token.</summary>
    /// <param name="before">The grant to be renewed; null when there is none yet.</param>
    /// <returns>Null when there is nothing to renew with, or the CRM said that the grant is gone.</returns>
    protected abstract Task<Grant?> AskAsync(Grant? before);
}
