namespace Engine.Connectors.Salesforce;

/// <summary>Contacts, leads and accounts of a Salesforce org.</summary>
[Connector(
    "salesforce",
    DisplayName = "Salesforce",
    HelpAddress = "https://help.salesforce.com/s/articleView?id=xcloud.create_a_local_external_client_app.htm",
    NumberMatching = NumberMatching.Tokens,
    // Salesforce bounds only those under way for more than 20 s: 25 of an org.
    MaxConcurrentCalls = 32,
    SearchesThoroughly = true)]
public sealed class SalesforceConnector : IConnector, IApiConnector
{
    private const string Instance = "instance_url";

    public Type SettingsType => typeof(SalesforceSettings);

    public IAddressBook Open(AddressBookContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new SalesforceAddressBook(context, (SalesforceSettings)context.Settings);
    }

    public ApiDescription Describe(object settings)
    {
        var org = (SalesforceSettings)settings;
        return new()
        {
            Address = Folder(org.ApiAddress ?? org.LoginAddress),
            AddressFromSignIn = org.ApiAddress is null ? Instance : null,
            SignIn = SignInOf(org, new(Folder(org.LoginAddress), "services/oauth2/")),
            ReadAllowance = SalesforceAnswers.ReadAllowance,
            ReadFailure = SalesforceAnswers.ReadFailure,
        };
    }

    /// <summary>Where the org is, with a slash at the end, so that relative addresses go below it.</summary>
    internal static async ValueTask<Uri> InstanceAsync(AddressBookContext context, SalesforceSettings org, CancellationToken cancellationToken) => Folder(org.ApiAddress ??
        (Uri.TryCreate(await context.SignedIn.GetAsync(Instance, cancellationToken).ConfigureAwait(false), UriKind.Absolute, out var told) ? told : org.LoginAddress));

    private static Uri Folder(Uri address) => new($"{address.AbsoluteUri.TrimEnd('/')}/");

    private static OAuthSignIn SignInOf(SalesforceSettings org, Uri oauth)
    {
        var (clientId, secret) = (org.ClientId.Trim(), string.IsNullOrWhiteSpace(org.ClientSecret) ? null : org.ClientSecret.Trim());
        var token = org.TokenAddress ?? new(oauth, "token");
        return org.SignIn == SalesforceSignIn.Application
            ? new ClientCredentialsSignIn { TokenAddress = token, ClientId = clientId, ClientSecret = secret, AccountMember = Instance }
            : new AuthorizationCodeSignIn
            {
                AuthorizeAddress = org.AuthorizeAddress ?? new(oauth, "authorize"),
                TokenAddress = token,
                RevokeAddress = new(oauth, "revoke"),
                NamesClientOnRevoke = false,
                ClientId = clientId,
                ClientSecret = secret,
                Scopes = ["api", "refresh_token"],
                AccountMember = Instance,
            };
    }
}
