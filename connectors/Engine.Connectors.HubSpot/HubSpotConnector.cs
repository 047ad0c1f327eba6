namespace Engine.Connectors.HubSpot;

/// <summary>Contacts and companies of a HubSpot portal.</summary>
[Connector(
    "hubspot",
    DisplayName = "HubSpot",
    IconResource = "icon.svg",
    HelpAddress = "https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview",
    NumberMatching = NumberMatching.Literal,
    SearchesThoroughly = true)]
public sealed class HubSpotConnector : RestConnector<HubSpotSettings>
{
    // For every region.
    private static readonly Uri Api = new("https://api.hubapi.com/");

    protected override IAddressBook Open(AddressBookContext context, HubSpotSettings settings) => new HubSpotAddressBook(context, settings);

    protected override ApiDescription Describe(HubSpotSettings settings) => new()
    {
        Address = (settings.ApiAddress ?? Api).Below(""),
        SignIn = settings.SignIn == HubSpotSignIn.Browser
            ? BrowserSignInOf(settings)
            : new HeaderSignIn { Header = "Authorization", Value = $"Bearer {settings.AccessToken.Trim()}" },
        // HubSpot, API usage guidelines: each app 100 requests in 10 s, and apart from these 5 searches a second for all apps of the account together.
        Limits =
        [
            RequestLimit.Of(settings.SearchesPerSecond, "searches", 1, IsSearch),
            RequestLimit.Of(100, "requests", 10, request => !IsSearch(request)),
        ],
        ReadAllowance = HubSpotAnswers.ReadAllowance,
        ReadFailure = HubSpotAnswers.ReadFailure,
    };

    private static AuthorizationCodeSignIn BrowserSignInOf(HubSpotSettings settings)
    {
        var browser = settings.BrowserSignIn(new("https://app.hubspot.com/oauth/authorize"), Api.Below("oauth/v3/token"), settings.ClientId, settings.ClientSecret);
        return browser with
        {
            RevokeAddress = browser.TokenAddress.Below("revoke"),
            Scopes = settings.Scopes,
            // HubSpot, OAuth quickstart guide, "optional_scope": left out without a word where the account or the user cannot grant it.
            AuthorizeParameters = new Dictionary<string, string> { ["optional_scope"] = string.Join(' ', settings.OptionalScopes) },
            AccountMember = "hub_id",
        };
    }

    private static bool IsSearch(HttpRequestMessage request) => request.RequestUri?.OriginalString.EndsWith("/search", StringComparison.Ordinal) == true;
}
