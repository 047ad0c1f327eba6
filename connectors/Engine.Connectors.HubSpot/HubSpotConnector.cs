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
        SignIn = SignInOf(settings),
        // HubSpot, API usage guidelines: each app 100 requests in 10 s, and apart from these 5 searches a second for all apps of the account together.
        Limits =
        [
            RequestLimit.Of(settings.SearchesPerSecond, "searches", 1, IsSearch),
            RequestLimit.Of(100, "requests", 10, request => !IsSearch(request)),
        ],
        ReadAllowance = HubSpotAnswers.ReadAllowance,
        ReadFailure = HubSpotAnswers.ReadFailure,
    };

    private static SignIn SignInOf(HubSpotSettings settings)
    {
        if (settings.SignIn == HubSpotSignIn.PrivateApp) return new HeaderSignIn { Header = "Authorization", Value = $"Bearer {settings.AccessToken.Trim()}" };
        var token = settings.TokenAddress ?? Api.Below("oauth/v3/token");
        return new AuthorizationCodeSignIn
        {
            AuthorizeAddress = settings.AuthorizeAddress ?? new("https://app.hubspot.com/oauth/authorize"),
            TokenAddress = token,
            RevokeAddress = token.Below("revoke"),
            ClientId = settings.ClientId.Trim(),
            ClientSecret = settings.ClientSecret.Trim(),
            Scopes = settings.Scopes,
            // HubSpot, OAuth quickstart guide, "optional_scope": left out without a word where the account or the user cannot grant it.
            AuthorizeParameters = new Dictionary<string, string> { ["optional_scope"] = string.Join(' ', settings.OptionalScopes) },
            AccountMember = "hub_id",
        };
    }

    private static bool IsSearch(HttpRequestMessage request) => request.RequestUri?.OriginalString.EndsWith("/search", StringComparison.Ordinal) == true;
}
