using Duende.IdentityModel.Client;

namespace Engine.Sdk.Hosting.SignIn;

/// <summary>Talks to the token endpoint of one client at one CRM. What goes wrong is in the answer; nothing is thrown.</summary>
internal sealed class TokenRequests(OAuthSignIn signIn, Func<HttpMessageInvoker> http, TimeProvider time)
{
    /// <summary>How long a token endpoint may take; callers leave sooner, the request goes on.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public Task<TokenAnswer> RefreshAsync(string refreshToken) => SendAsync(
        new RefreshTokenRequest { RefreshToken = refreshToken }, signIn.TokenAddress,
        async (request, token) => await http().RequestRefreshTokenAsync(request, token).ConfigureAwait(false), refreshToken);

    public Task<TokenAnswer> RequestForClientAsync() => SendAsync(
        new ClientCredentialsTokenRequest { Scope = Scope }, signIn.TokenAddress,
        async (request, token) => await http().RequestClientCredentialsTokenAsync(request, token).ConfigureAwait(false));

    public Task<TokenAnswer> RedeemAsync(string code, string codeVerifier, Uri redirect) => SendAsync(
        new AuthorizationCodeTokenRequest { Code = code, CodeVerifier = codeVerifier, RedirectUri = redirect.AbsoluteUri }, signIn.TokenAddress,
        async (request, token) => await http().RequestAuthorizationCodeTokenAsync(request, token).ConfigureAwait(false), code, codeVerifier);

    public Task<TokenAnswer> BeginDeviceAsync(Uri address) => SendAsync(
        new DeviceAuthorizationRequest { Scope = Scope }, address,
        async (request, token) => await http().RequestDeviceAuthorizationAsync(request, token).ConfigureAwait(false));

    public Task<TokenAnswer> PollAsync(string deviceCode) => SendAsync(
        new DeviceTokenRequest { DeviceCode = deviceCode }, signIn.TokenAddress,
        async (request, token) => await http().RequestDeviceTokenAsync(request, token).ConfigureAwait(false), deviceCode);

    public Task<TokenAnswer> RevokeAsync(Uri address, string token) => SendAsync(
        new TokenRevocationRequest { Token = token }, address,
        async (request, cancellation) => await http().RevokeTokenAsync(request, cancellation).ConfigureAwait(false), token);

    private string? Scope => signIn.Scopes.Count == 0 ? null : string.Join(' ', signIn.Scopes);

    private async Task<TokenAnswer> SendAsync<T>(T request, Uri address, Func<T, CancellationToken, Task<ProtocolResponse>> send, params string?[] sent)
        where T : ProtocolRequest
    {
        using var limit = new CancellationTokenSource(Timeout, time);
        using var prepared = request;
        request.Address = address.AbsoluteUri;
        if (request is not TokenRevocationRequest || signIn.NamesClientOnRevoke) (request.ClientId, request.ClientSecret) = (signIn.ClientId, signIn.ClientSecret);
        request.ClientCredentialStyle = ClientCredentialStyle.PostBody;
        try
        {
            var response = await send(request, limit.Token).ConfigureAwait(false);
            using (response.HttpResponse) return new(response, time, [signIn.ClientSecret, .. sent]);
        }
        catch (OperationCanceledException late)
        {
            // Its own limit, or that of connecting: no caller's token comes here.
            return new(late);
        }
    }
}
