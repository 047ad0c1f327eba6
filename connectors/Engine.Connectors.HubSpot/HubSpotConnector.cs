namespace Engine.Connectors.HubSpot;

/// <summary>Contacts and companies of a HubSpot portal.</summary>
[Connector(
    "hubspot",
    DisplayName = "HubSpot",
    HelpAddress = "https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview",
    NumberMatching = NumberMatching.Literal,
    SearchesThoroughly = true)]
public sealed class HubSpotConnector : IConnector, IApiConnector
{
    // HubSpot, API usage guidelines: each app 100 requests in 10 s, and apart from these 5 searches a second for all apps of the account together.
    private const int RequestsPerTenSeconds = 100;

    public Type SettingsType => typeof(HubSpotSettings);

    public IAddressBook Open(AddressBookContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HubSpotAddressBook(context, (HubSpotSettings)context.Settings);
    }

    public ApiDescription Describe(object settings)
    {
        var hubSpot = (HubSpotSettings)settings;
        return new()
        {
            Address = hubSpot.ApiAddress.Below(""),
            SignIn = hubSpot.SignIn == HubSpotSignIn.PrivateApp
                ? new HeaderSignIn { Header = "Authorization", Value = $"Bearer {hubSpot.AccessToken.Trim()}" }
                : new AuthorizationCodeSignIn
                {
                    AuthorizeAddress = hubSpot.AuthorizeAddress,
                    TokenAddress = hubSpot.TokenAddress,
                    RevokeAddress = hubSpot.TokenAddress.Below("revoke"),
                    ClientId = hubSpot.ClientId.Trim(),
                    ClientSecret = hubSpot.ClientSecret.Trim(),
                    Scopes = hubSpot.Scopes,
                    // HubSpot, OAuth quickstart guide, "optional_scope": left out without a word where the account or the user cannot grant it.
                    AuthorizeParameters = new Dictionary<string, string> { ["optional_scope"] = string.Join(' ', hubSpot.OptionalScopes) },
                    AccountMember = "hub_id",
                },
            Limits =
            [
                new() { Name = $"{hubSpot.SearchesPerSecond} searches a second", Requests = hubSpot.SearchesPerSecond, Window = TimeSpan.FromSeconds(1), Covers = IsSearch },
                new() { Name = "100 requests in 10 s", Requests = RequestsPerTenSeconds, Window = TimeSpan.FromSeconds(10), Covers = request => !IsSearch(request) },
            ],
            ReadAllowance = HubSpotAnswers.ReadAllowance,
            ReadFailure = HubSpotAnswers.ReadFailure,
        };
    }

    private static bool IsSearch(HttpRequestMessage request) =>
        request.RequestUri?.OriginalString.EndsWith("/search", StringComparison.Ordinal) == true;
}
