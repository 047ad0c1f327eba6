using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Duende.IdentityModel;
using Duende.IdentityModel.Client;

namespace Engine.Sdk.Hosting.SignIn;

/// <summary>Sign-in in the browser: authorization code with PKCE (RFC 7636).</summary>
internal sealed class CodeFlow(PendingSignIns pending)
{
    public SignInPrompt Begin(OAuthKeeper keeper, AuthorizationCodeSignIn signIn, Uri redirect)
    {
        var verifier = CryptoRandom.CreateUniqueId(32);
        var (state, expiresAt) = pending.Begin(
            keeper.Book,
            async code => await keeper.SignedInAsync(await keeper.Requests.RedeemAsync(code, verifier, redirect).ConfigureAwait(false)).ConfigureAwait(false));
        var address = new RequestUrl(signIn.AuthorizeAddress.AbsoluteUri).CreateAuthorizeUrl(
            clientId: signIn.ClientId,
            responseType: OidcConstants.ResponseTypes.Code,
            scope: signIn.Scopes.Count == 0 ? null : string.Join(' ', signIn.Scopes),
            redirectUri: redirect.AbsoluteUri,
            state: state,
            codeChallenge: Challenge(verifier),
            codeChallengeMethod: OidcConstants.CodeChallengeMethods.Sha256,
            extra: new Parameters(signIn.AuthorizeParameters));
        return new() { Address = new Uri(address), ExpiresAt = expiresAt };
    }

    private static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
