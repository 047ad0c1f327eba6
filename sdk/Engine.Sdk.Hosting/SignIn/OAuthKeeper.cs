namespace Engine.Sdk.Hosting.SignIn;

/// <summary>A grant by OAuth, fetched and renewed by the engine.</summary>
internal sealed class OAuthKeeper(OAuthSignIn signIn, TokenRequests requests, KeptGrant kept, SignInFlows flows) : GrantKeeper(kept)
{
    public OAuthSignIn SignIn => signIn;

    public TokenRequests Requests => requests;

    public override bool NeedsUser => signIn is not ClientCredentialsSignIn;

    public override bool TrustsPlainAddresses => signIn.TokenAddress.Scheme == Uri.UriSchemeHttp;

    public override async Task<SignInPrompt> BeginAsync(Uri redirect, CancellationToken cancellationToken)
    {
        if (signIn is AuthorizationCodeSignIn code) return flows.Code.Begin(this, code, redirect);
        if (signIn is DeviceCodeSignIn device) return await flows.Device.BeginAsync(this, device, flows.Stopping).WaitAsync(cancellationToken).ConfigureAwait(false);
        await RenewAsync(refused: null, cancellationToken).ConfigureAwait(false);
        return new() { ExpiresAt = flows.Time.GetUtcNow() };
    }

    /// <summary>Keeps what a sign-in brought.</summary>
    public Task SignedInAsync(TokenAnswer answer) => Kept.ReplaceAsync(Kept.Read(answer), CancellationToken.None);

    public override async Task SignOutAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken).ConfigureAwait(false);
        var token = Kept.PeekToken();
        await Kept.ReplaceAsync(null, cancellationToken).ConfigureAwait(false);
        if (token is null || signIn.RevokeAddress is not { } address) return;

        // Whatever comes of it: the token is forgotten here, and ends by itself there.
        Task revoking = requests.RevokeAsync(address, token);
        await revoking.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task<Grant?> AskAsync(Grant? before)
    {
        var answer = signIn is ClientCredentialsSignIn ? await requests.RequestForClientAsync().ConfigureAwait(false)
            : before?.RefreshToken is { } refresh ? await requests.RefreshAsync(refresh).ConfigureAwait(false)
            : null;
        return answer is null || (answer.IsDead && NeedsUser) ? null : Kept.Read(answer, before);
    }
}
