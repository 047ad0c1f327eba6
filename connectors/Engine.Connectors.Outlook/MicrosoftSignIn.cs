using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensibility;

namespace Engine.Connectors.Outlook;

/// <summary>Signs in by Microsoft's own library, MSAL, whose token cache is what lasts of it.</summary>
internal sealed class MicrosoftSignIn(OutlookSettings settings) : ISignInFlow
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private BrowserPage? _page;
    private Task? _signingIn;

    public async Task<SignInStart> BeginAsync(SignInContext context, Uri redirect, string state, CancellationToken cancellationToken)
    {
        var client = PublicClient(context, redirect);
        return settings.SignIn == OutlookSignIn.DeviceCode
            ? await BeginByCodeAsync(client, context).WaitAsync(cancellationToken).ConfigureAwait(false)
            : await BeginInBrowserAsync(client, context, state).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task CompleteAsync(SignInContext context, Uri redirect, string code, CancellationToken cancellationToken)
    {
        if (_page is not { } page || _signingIn is not { IsCompleted: false } signingIn)
            throw new ConnectorException(ConnectorErrorKind.Unauthorized, "This sign-in has ended or was begun before a restart: sign in again.");
        page.Answer(code);
        await signingIn.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task<BearerToken?> GetTokenAsync(SignInContext context, string? refused, CancellationToken cancellationToken) => MicrosoftFailures.ToldAsync(async () =>
    {
        Func<bool, Task<AuthenticationResult>>? ask;
        if (settings.SignIn == OutlookSignIn.Application)
        {
            var app = ConfidentialClient(context);
            ask = isForced => app.AcquireTokenForClient(settings.Scopes).WithForceRefresh(isForced).ExecuteAsync(cancellationToken);
        }
        else
        {
            var client = PublicClient(context);
            if ((await client.GetAccountsAsync().ConfigureAwait(false)).FirstOrDefault() is not { } account) return null;
            ask = isForced => client.AcquireTokenSilent(settings.Scopes, account).WithForceRefresh(isForced).ExecuteAsync(cancellationToken);
        }
        var token = await ask(false).ConfigureAwait(false);
        if (token.AccessToken == refused) token = await ask(true).ConfigureAwait(false);
        return new BearerToken
        {
            Value = token.AccessToken,
            ExpiresAt = token.ExpiresOn,
            Members = token.Account?.Username is { Length: > 0 } name ? new Dictionary<string, string> { ["username"] = name } : [],
        };
    });

    // Microsoft takes no token back; what there is here is forgotten.
    public async Task SignOutAsync(SignInContext context, CancellationToken cancellationToken)
    {
        if (settings.SignIn == OutlookSignIn.Application) return;
        var client = PublicClient(context);
        foreach (var account in await client.GetAccountsAsync().ConfigureAwait(false)) await client.RemoveAsync(account).ConfigureAwait(false);
    }

    // MSAL's way for a client without secret: it makes the address with PKCE, hands it to the page of our own, and fetches the token with what that brings back.
    private async Task<SignInStart> BeginInBrowserAsync(IPublicClientApplication client, SignInContext context, string state)
    {
        _page?.Leave();
        var page = _page = new(state, context.Time, Patience);
        var signingIn = _signingIn = SignInAsync(client, () => client.AcquireTokenInteractive(settings.Scopes).WithCustomWebUi(page).ExecuteAsync(page.Left));
        if (await Task.WhenAny(page.Address, signingIn).ConfigureAwait(false) == signingIn) await signingIn.ConfigureAwait(false);
        return new() { Address = LoginTransport.Real(settings, await page.Address.ConfigureAwait(false)), ExpiresAt = context.Time.GetUtcNow() + Patience };
    }

    private async Task<SignInStart> BeginByCodeAsync(IPublicClientApplication client, SignInContext context)
    {
        var told = new TaskCompletionSource<DeviceCodeResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = new CancellationTokenSource(Patience + Patience, context.Time); // MSAL stops when the code ends
        var signingIn = SignInAsync(client, () => client.AcquireTokenWithDeviceCode(settings.Scopes, code =>
        {
            told.TrySetResult(code);
            return Task.CompletedTask;
        }).ExecuteAsync(left.Token));
        if (await Task.WhenAny(told.Task, signingIn).ConfigureAwait(false) == signingIn) await signingIn.ConfigureAwait(false);
        var code = await told.Task.ConfigureAwait(false);
        return new() { Address = new(code.VerificationUrl), UserCode = code.UserCode, ExpiresAt = code.ExpiresOn, Completion = signingIn };
    }

    // A book is one account's: who was signed in before is not any more.
    private static Task<AuthenticationResult> SignInAsync(IPublicClientApplication client, Func<Task<AuthenticationResult>> ask) => MicrosoftFailures.ToldAsync(async () =>
    {
        var signedIn = await ask().ConfigureAwait(false);
        foreach (var other in await client.GetAccountsAsync().ConfigureAwait(false))
        {
            if (other.HomeAccountId.Identifier != signedIn.Account.HomeAccountId.Identifier) await client.RemoveAsync(other).ConfigureAwait(false);
        }
        return signedIn;
    });

    private IPublicClientApplication PublicClient(SignInContext context, Uri? redirect = null)
    {
        var builder = PublicClientApplicationBuilder.Create(settings.ClientId.Trim());
        if (redirect is not null) builder.WithRedirectUri(redirect.AbsoluteUri);
        var client = Reached(builder, context).Build();
        Keep(client.UserTokenCache, context.Store);
        return client;
    }

    private IConfidentialClientApplication ConfidentialClient(SignInContext context)
    {
        var client = Reached(ConfidentialClientApplicationBuilder.Create(settings.ClientId.Trim()).WithClientSecret(settings.ClientSecret?.Trim()), context).Build();
        Keep(client.AppTokenCache, context.Store);
        return client;
    }

    // Microsoft vouches for its own addresses alone: of others nothing is looked up there.
    private T Reached<T>(AbstractApplicationBuilder<T> builder, SignInContext context)
        where T : AbstractApplicationBuilder<T> => builder
        .WithHttpClientFactory(new LoginTransport(settings, context.Http))
        .WithAuthority(LoginTransport.Authority(settings), validateAuthority: settings.LoginAddress is null)
        .WithInstanceDiscovery(settings.LoginAddress is null);

    private static void Keep(ITokenCache cache, ISignInStore store)
    {
        cache.SetBeforeAccessAsync(async access =>
        {
            if (await store.LoadAsync(access.CancellationToken).ConfigureAwait(false) is { Length: > 0 } kept)
                access.TokenCache.DeserializeMsalV3(kept, shouldClearExistingCache: true);
        });
        cache.SetAfterAccessAsync(access => access.HasStateChanged ? store.SaveAsync(access.TokenCache.SerializeMsalV3(), access.CancellationToken) : Task.CompletedTask);
    }
}
