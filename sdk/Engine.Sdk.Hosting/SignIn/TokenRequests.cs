using Duende.IdentityModel.Client;

namespace Engine.Sdk.Hosting.SignIn;

/// <summary>Talks to the token endpoint of one client at one CRM.</summary>
internal sealed class TokenRequests(OAuthSignIn signIn, Func<HttpMessageInvoker> http, TimeProvider time)
{
    /// <summary>How long a token endpoint may take; callers leave sooner, the request goes on.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public Task<TokenResponse> RefreshAsync(string refreshToken) => SendAsync(
        new RefreshTokenRequest { RefreshToken = refreshToken },
        (request, token) => http().RequestRefreshTokenAsync(request, token));

    public Task<TokenResponse> RequestForClientAsync() => SendAsync(
        new ClientCredentialsTokenRequest { Scope = Scope },
        (request, token) => http().RequestClientCredentialsTokenAsync(request, token));

    public Task<TokenResponse> RedeemAsync(string code, string codeVerifier, Uri redirect) => SendAsync(
        new AuthorizationCodeTokenRequest { Code = code, CodeVerifier = codeVerifier, RedirectUri = redirect.AbsoluteUri },
        (request, token) => http().RequestAuthorizationCodeTokenAsync(request, token));

    public Task<TokenResponse> PollAsync(string deviceCode) => SendAsync(
        new DeviceTokenRequest { DeviceCode = deviceCode },
        (request, token) => http().RequestDeviceTokenAsync(request, token));

    public async Task<DeviceAuthorizationResponse> BeginDeviceAsync(Uri address)
    {
        using var limit = new CancellationTokenSource(Timeout, time);
        using var request = For(new DeviceAuthorizationRequest { Scope = Scope }, address);
        return await http().RequestDeviceAuthorizationAsync(request, limit.Token).ConfigureAwait(false);
    }

    public async Task RevokeAsync(Uri address, string token)
    {
        using var limit = new CancellationTokenSource(Timeout, time);
        using var request = new TokenRevocationRequest { Token = token, Address = address.AbsoluteUri };
        if (signIn.NamesClientOnRevoke) For(request, address);
        await http().RevokeTokenAsync(request, limit.Token).ConfigureAwait(false);
    }

    private string? Scope => signIn.Scopes.Count == 0 ? null : string.Join(' ', signIn.Scopes);

    private async Task<TokenResponse> SendAsync<T>(T request, Func<T, CancellationToken, Task<TokenResponse>> send)
        where T : ProtocolRequest
    {
        using var limit = new CancellationTokenSource(Timeout, time);
        using (For(request, signIn.TokenAddress)) return await send(request, limit.Token).ConfigureAwait(false);
    }

    private T For<T>(T request, Uri address)
        where T : ProtocolRequest
    {
        request.Address = address.AbsoluteUri;
        request.ClientId = signIn.ClientId;
        request.ClientSecret = signIn.ClientSecret;
        request.ClientCredentialStyle = ClientCredentialStyle.PostBody;
        return request;
    }
}
