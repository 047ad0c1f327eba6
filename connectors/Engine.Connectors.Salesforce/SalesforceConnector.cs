namespace Engine.Connectors.Salesforce;

/// <summary>Contacts, leads and accounts of a Salesforce org.</summary>
[Connector(
    "salesforce",
    DisplayName = "Salesforce",
    IconResource = "icon.svg",
    HelpAddress = "https://help.salesforce.com/s/articleView?id=xcloud.create_a_local_external_client_app.htm",
    NumberMatching = NumberMatching.Tokens,
    // Salesforce bounds only those under way for more than 20 s: 25 of an org.
    MaxConcurrentCalls = 32,
    SearchesThoroughly = true)]
public sealed class SalesforceConnector : RestConnector<SalesforceSettings>
{
    /// <summary>What the sign-in tells of where the org is.</summary>
    internal const string Instance = "instance_url";

    protected override IAddressBook Open(AddressBookContext context, SalesforceSettings settings) => new SalesforceAddressBook(context, settings);

    protected override ApiDescription Describe(SalesforceSettings settings) => new()
    {
        Address = (settings.ApiAddress ?? settings.LoginAddress).Below(""),
        AddressFromSignIn = settings.ApiAddress is null ? Instance : null,
        SignIn = SignInOf(settings),
        ReadAllowance = SalesforceAnswers.ReadAllowance,
        ReadFailure = SalesforceAnswers.ReadFailure,
    };

    private static OAuthSignIn SignInOf(SalesforceSettings org)
    {
        var oauth = org.LoginAddress.Below("services/oauth2/");
        return org.SignIn == SalesforceSignIn.Application
            ? org.ApplicationSignIn(oauth.Below("token"), org.ClientId, org.ClientSecret) with { AccountMember = Instance }
            : org.BrowserSignIn(oauth.Below("authorize"), oauth.Below("token"), org.ClientId, org.ClientSecret) with
            {
                RevokeAddress = oauth.Below("revoke"),
                NamesClientOnRevoke = false,
                Scopes = ["api", "refresh_token"],
                AccountMember = Instance,
            };
    }
}
