namespace Engine.Sdk.Hosting.SignIn;

/// <summary>How one open book uses its grant: by the client secret and the addresses its settings name now.</summary>
internal sealed class GrantKeeper(OAuthSignIn signIn, TokenRequests requests, KeptGrant kept)
{
    public AddressBookId Book => kept.Book;

    public OAuthSignIn SignIn => signIn;

    public TokenRequests Requests => requests;

    public SignInState State => kept.State;

    /// <summary>What is known of the account without asking anybody.</summary>
    public string? PeekMember(string member) => kept.PeekMember(member);

    /// <summary>The token whose end ends the whole grant.</summary>
    public string? PeekToken() => kept.PeekToken();

    /// <summary>Reads what is stored, so that <see cref="State"/> is known.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) => kept.LoadAsync(cancellationToken);

    /// <inheritdoc cref="KeptGrant.GetAsync"/>
    public Task<Grant> GetAsync(CancellationToken cancellationToken) => kept.GetAsync(AskAsync, cancellationToken);

    /// <inheritdoc cref="KeptGrant.RenewAsync(Renewal, Grant?, CancellationToken)"/>
    public Task<Grant> RenewAsync(Grant? refused, CancellationToken cancellationToken) => kept.RenewAsync(AskAsync, refused, cancellationToken);

    /// <inheritdoc cref="KeptGrant.ReplaceAsync"/>
    public Task ReplaceAsync(Grant? grant, CancellationToken cancellationToken) => kept.ReplaceAsync(grant, cancellationToken);

    public Grant Read(TokenAnswer answer) => kept.Read(answer);

    private async Task<TokenAnswer?> AskAsync(Grant? before)
    {
        if (signIn is ClientCredentialsSignIn) return await requests.RequestForClientAsync().ConfigureAwait(false);
        return before?.RefreshToken is { } refresh ? await requests.RefreshAsync(refresh).ConfigureAwait(false) : null;
    }
}
