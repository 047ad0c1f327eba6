using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Google.Apis.Auth.OAuth2.Requests;
using Google.Apis.Auth.OAuth2.Responses;
using Google.Apis.Json;

namespace Engine.Connectors.GoogleContacts;

/// <summary>
/// Signs in with the requests and answers of Google's own library. Not with its flows: they send to Google alone, tell a token's age by the clock of the machine, and
/// delete a token after any refusal, also one that passes.
/// </summary>
internal sealed class GoogleSignInFlow(GoogleContactsSettings settings) : ISignInFlow
{
    // The library's own measure: a token that ends so soon may end on its way.
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(4);

    private string? _codeVerifier;

    public Task<SignInStart> BeginAsync(SignInContext context, Uri redirect, string state, CancellationToken cancellationToken)
    {
        // RFC 7636, section 4.1 and 4.2.
        var codeVerifier = _codeVerifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var page = new GoogleAuthorizationCodeRequestUrl(settings.AuthorizeAddress)
        {
            ClientId = settings.ClientId.Trim(),
            RedirectUri = redirect.AbsoluteUri,
            Scope = string.Join(' ', settings.Scopes),
            State = state,
            AccessType = "offline", // gives a refresh token,
            Prompt = "consent", // also to whoever has agreed once
            CodeChallenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(codeVerifier))),
            CodeChallengeMethod = "S256",
        };
        return Task.FromResult(new SignInStart { Address = page.Build() });
    }

    public async Task CompleteAsync(SignInContext context, Uri redirect, string code, CancellationToken cancellationToken)
    {
        if (_codeVerifier is not { } codeVerifier) throw new ConnectorException(ConnectorErrorKind.Unauthorized, "The settings were changed meanwhile: sign in once more.");
        var token = await AskAsync(new AuthorizationCodeTokenRequest { Code = code, CodeVerifier = codeVerifier, RedirectUri = redirect.AbsoluteUri }, context, cancellationToken)
            .ConfigureAwait(false);
        await SaveAsync(token, context, cancellationToken).ConfigureAwait(false);
    }

    public async Task<BearerToken?> GetTokenAsync(SignInContext context, string? refused, CancellationToken cancellationToken)
    {
        if (await LoadAsync(context, cancellationToken).ConfigureAwait(false) is not { } token) return null;
        if (token.AccessToken == refused || context.Time.GetUtcNow() >= EndOf(token) - Early)
        {
            if (token.RefreshToken is not { } refreshToken) throw Ended(null);
            var (before, renewed) = (token, await AskAsync(new RefreshTokenRequest { RefreshToken = refreshToken }, context, cancellationToken).ConfigureAwait(false));
            // RFC 6749, section 5.1 and 6: what the answer leaves out stays as it was.
            (renewed.RefreshToken, renewed.Scope) = (renewed.RefreshToken ?? before.RefreshToken, renewed.Scope ?? before.Scope);
            await SaveAsync(token = renewed, context, cancellationToken).ConfigureAwait(false);
        }
        return new()
        {
            Value = token.AccessToken,
            ExpiresAt = EndOf(token),
            Members = token.Scope is { Length: > 0 } scope ? new Dictionary<string, string> { ["scope"] = scope } : [],
        };
    }

    public async Task SignOutAsync(SignInContext context, CancellationToken cancellationToken)
    {
        if (await LoadAsync(context, cancellationToken).ConfigureAwait(false) is not { } token) return;
        try
        {
            // In the body: the library would write the token into the address.
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("token", token.RefreshToken ?? token.AccessToken)]);
            using var answer = await context.Http.PostAsync(settings.RevokeAddress, form, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            // The engine forgets the token either way.
        }
    }

    private async Task<TokenResponse> AskAsync(TokenRequest request, SignInContext context, CancellationToken cancellationToken)
    {
        (request.ClientId, request.ClientSecret) = (settings.ClientId.Trim(), settings.ClientSecret.Trim());
        try
        {
            var token = await request.ExecuteAsync(context.Http, settings.TokenAddress.AbsoluteUri, cancellationToken, new GoogleClock(context.Time)).ConfigureAwait(false);
            return token.AccessToken is { Length: > 0 } ? token : throw new ConnectorException(ConnectorErrorKind.BadAnswer, "Google's sign-in answered without a token.");
        }
        catch (TokenResponseException refused)
        {
            throw ToException(refused);
        }
        catch (Exception failed) when (failed is HttpRequestException || (failed is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ConnectorException(ConnectorErrorKind.Unavailable, "Google's sign-in cannot be reached.", failed);
        }
    }

    // RFC 6749, section 5.2.
    private static ConnectorException ToException(TokenResponseException refused) => (refused.Error?.Error, refused.StatusCode) switch
    {
        ("invalid_grant", _) => Ended(refused),
        ("invalid_client" or "unauthorized_client", _) => new(
            ConnectorErrorKind.Misconfigured, "Google does not accept the client: copy client id and client secret once more from your Google Cloud project.", refused),
        (_, null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError) => new(
            ConnectorErrorKind.Unavailable, "Google's sign-in does not work at the moment.", refused),
        var (error, _) => new(ConnectorErrorKind.Refused, $"Google refused the sign-in: {refused.Error?.ErrorDescription ?? error}", refused),
    };

    // Google, "Using OAuth 2.0", "Refresh token expiration": also after half a year without use, and after a week where the app is in testing.
    private static ConnectorException Ended(Exception? cause) => new(
        ConnectorErrorKind.Unauthorized, "Google has ended the sign-in: sign in again. If that happens each week, publish the app on its consent screen.", cause);

    private static DateTimeOffset? EndOf(TokenResponse token) =>
        token.ExpiresInSeconds is { } seconds ? new DateTimeOffset(DateTime.SpecifyKind(token.IssuedUtc, DateTimeKind.Utc)).AddSeconds(seconds) : null;

    private static async Task<TokenResponse?> LoadAsync(SignInContext context, CancellationToken cancellationToken) =>
        await context.Store.LoadAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 } kept
            ? NewtonsoftJsonSerializer.Instance.Deserialize<TokenResponse>(Encoding.UTF8.GetString(kept)) : null;

    private static Task SaveAsync(TokenResponse token, SignInContext context, CancellationToken cancellationToken) =>
        context.Store.SaveAsync(Encoding.UTF8.GetBytes(NewtonsoftJsonSerializer.Instance.Serialize(token)), cancellationToken);
}
