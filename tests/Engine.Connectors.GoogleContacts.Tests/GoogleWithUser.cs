using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Connectors.GoogleContacts.Tests;

/// <summary>The connector, with a user who agrees at the sandbox's page as soon as a sign-in begins; all else is as in the engine.</summary>
[Connector("google-contacts", NumberMatching = NumberMatching.None, IsCachedByDefault = true)]
public sealed class GoogleWithUser : IConnector, IApiConnector
{
    private readonly GoogleContactsConnector _connector = new();

    /// <summary>Lets a test book begin with a sign-in: the connector's own.</summary>
    public static ContractSignIn SignIn { get; } = new() { AccessToken = "of the connector's own sign-in" };

    public Type SettingsType => _connector.SettingsType;

    public IAddressBook Open(AddressBookContext context) => _connector.Open(context);

    public ApiDescription Describe(object settings)
    {
        var described = _connector.Describe(settings);
        var signIn = (LibrarySignIn)described.SignIn;
        return described with { SignIn = signIn with { Flow = new FlowWithUser(signIn.Flow) } };
    }

    private sealed class FlowWithUser(ISignInFlow flow) : ISignInFlow
    {
        public async Task<SignInStart> BeginAsync(SignInContext context, Uri redirect, string state, CancellationToken cancellationToken)
        {
            var start = await flow.BeginAsync(context, redirect, state, cancellationToken);
            return start with { Completion = SandboxUser.AgreeAsync(flow, context, redirect, start.Address, cancellationToken) };
        }

        public Task CompleteAsync(SignInContext context, Uri redirect, string code, CancellationToken cancellationToken) => flow.CompleteAsync(context, redirect, code, cancellationToken);

        public Task<BearerToken?> GetTokenAsync(SignInContext context, string? refused, CancellationToken cancellationToken) => flow.GetTokenAsync(context, refused, cancellationToken);

        public Task SignOutAsync(SignInContext context, CancellationToken cancellationToken) => flow.SignOutAsync(context, cancellationToken);
    }
}
