using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Duende.IdentityModel;
using Duende.IdentityModel.Client;

namespace Engine.Sdk.Hosting.SignIn;

/// <summary>Sign-in in the browser: authorization code with PKCE (RFC 7636) and a state that nobody can guess.</summary>
internal sealed class CodeFlow(PendingSignIns pending, TimeProvider time)
{
    public SignInPrompt Begin(GrantKeeper keeper, AuthorizationCodeSignIn signIn, Uri redirect)
    {
        var verifier = CryptoRandom.CreateUniqueId(32);
        var state = CryptoRandom.CreateUniqueId(32);
        var expiresAt = time.GetUtcNow() + PendingSignIns.Lifetime;
        pending.Add(state, new(keeper, verifier, redirect, expiresAt));
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

    /// <exception cref="ConnectorException">It was not begun here, or the CRM or the user refused.</exception>
    public async Task<AddressBookId> CompleteAsync(string? state, string? code, string? error, CancellationToken cancellationToken)
    {
        if (pending.Take(state) is not { } begun)
            throw new ConnectorException(ConnectorErrorKind.Refused, "This sign-in was not begun here, or took too long: start it again.");
        if (string.IsNullOrEmpty(code) || !string.IsNullOrEmpty(error)) throw SignInMessages.Refused(string.IsNullOrWhiteSpace(error) ? "no reason given" : error);
        var keeper = begun.Keeper;
        // A code works once: from here on the browser may leave.
        var grant = keeper.Read(await keeper.Requests.RedeemAsync(code, begun.CodeVerifier, begun.Redirect).ConfigureAwait(false));
        await keeper.ReplaceAsync(grant, CancellationToken.None).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return keeper.Book;
    }

    private static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
