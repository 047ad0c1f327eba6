namespace Engine.Connectors.HubSpot;

/// <summary>Contacts and companies of a HubSpot portal.</summary>
[Connector(
    "hubspot",
    DisplayName = "HubSpot",
    HelpAddress = "https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview",
    NumberMatching = NumberMatching.Literal,
    SearchesThoroughly = true)]
public sealed class HubSpotConnector : RestConnector<HubSpotSettings>
{
    // HubSpot, API usage guidelines: each app 100 requests in 10 s, and apart from these 5 searches a second for all apps of the account together.
    private const int RequestsPerTenSeconds = 100;

    protected override IAddressBook Open(AddressBookContext context, HubSpotSettings settings) => new HubSpotAddressBook(context, settings);

    protected override ApiDescription Describe(HubSpotSettings settings) => new()
    {
        Address = settings.ApiAddress.Below(""),
        SignIn = SignInOf(settings),
        Limits =
        [
            Limit("searches a second", settings.SearchesPerSecond, 1, IsSearch),
            Limit("requests in 10 s", RequestsPerTenSeconds, 10, request => !IsSearch(request)),
        ],
        ReadAllowance = HubSpotAnswers.ReadAllowance,
        ReadFailure = HubSpotAnswers.ReadFailure,
    };

    private static SignIn SignInOf(HubSpotSettings settings) => settings.SignIn == HubSpotSignIn.PrivateApp
        ? new HeaderSignIn { Header = "Authorization", Value = $"Bearer {settings.AccessToken.Trim()}" }
        : new AuthorizationCodeSignIn
        {
            AuthorizeAddress = settings.AuthorizeAddress,
            TokenAddress = settings.TokenAddress,
            RevokeAddress = settings.TokenAddress.Below("revoke"),
            ClientId = settings.ClientId.Trim(),
            ClientSecret = settings.ClientSecret.Trim(),
            Scopes = settings.Scopes,
            // HubSpot, OAuth quickstart guide, "optional_scope": left out without a word where the account or the user cannot grant it.
            AuthorizeParameters = new Dictionary<string, string> { ["optional_scope"] = string.Join(' ', settings.OptionalScopes) },
            AccountMember = "hub_id",
        };

    private static RequestLimit Limit(string name, int requests, int seconds, Func<HttpRequestMessage, bool> covers) =>
        new() { Name = $"{requests} {name}", Requests = requests, Window = TimeSpan.FromSeconds(seconds), Covers = covers };

    private static bool IsSearch(HttpRequestMessage request) =>
        request.RequestUri?.OriginalString.EndsWith("/search", StringComparison.Ordinal) == true;
}
