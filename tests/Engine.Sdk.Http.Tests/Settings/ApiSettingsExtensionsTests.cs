namespace Engine.Sdk.Http.Tests.Settings;

[TestClass]
public sealed class ApiSettingsExtensionsTests
{
    private static readonly Uri Page = new("https://crm.example/authorize");
    private static readonly Uri Token = new("https://crm.example/token");
    private static readonly Uri Other = new("https://proxy.example/");

    public TestContext TestContext { get; set; } = null!; // the runner sets it

    [TestMethod]
    public void BrowserSignIn_UsualPlaces_AreTakenUnlessTheUserSaysOtherwise()
    {
        Assert.AreEqual((Page, Token), PlacesOf(new()));
        Assert.AreEqual((Other, Token), PlacesOf(new() { AuthorizeAddress = Other }));
        Assert.AreEqual((Page, Other), PlacesOf(new() { TokenAddress = Other }));
    }

    [TestMethod]
    [DataRow(" id ", " secret ", "secret")]
    [DataRow("id", " ", null)]
    [DataRow("id", null, null)]
    public void SignIn_Client_IsWithoutBlanksAround(string id, string? secret, string? expected)
    {
        OAuthSignIn browser = new Settings().BrowserSignIn(Page, Token, id, secret);
        OAuthSignIn application = new Settings().ApplicationSignIn(Token, id, secret);

        Assert.AreEqual(("id", expected), (browser.ClientId, browser.ClientSecret));
        Assert.AreEqual(("id", expected), (application.ClientId, application.ClientSecret));
    }

    [TestMethod]
    public void ApplicationSignIn_TokenAddress_IsTheUsersWhereGiven() =>
        Assert.AreEqual(Other, new Settings { TokenAddress = Other }.ApplicationSignIn(Token, "id", "secret").TokenAddress);

    [TestMethod]
    [DataRow(null, "https://eu.crm.example", "https://eu.crm.example/", DisplayName = "Told at the sign-in")]
    [DataRow("https://proxy.example/", "https://eu.crm.example", "https://proxy.example/", DisplayName = "Set by the user")]
    [DataRow(null, null, "https://crm.example/token", DisplayName = "Not told")]
    [DataRow(null, "eu", "https://crm.example/token", DisplayName = "No address")]
    [DataRow(null, "javascript:alert(1)", "https://crm.example/token", DisplayName = "No web address")]
    public async Task AddressAsync_OfTheUsersCrm_IsTheBestKnown(string? set, string? told, string expected)
    {
        var settings = new Settings { ApiAddress = set is null ? null : new(set) };

        Assert.AreEqual(new Uri(expected), await settings.AddressAsync(new SignedIn(told), "where", Token, TestContext.CancellationToken));
    }

    private static (Uri Page, Uri Token) PlacesOf(Settings settings)
    {
        var browser = settings.BrowserSignIn(Page, Token, "id", null);
        return (browser.AuthorizeAddress, browser.TokenAddress);
    }

    private sealed record Settings : ApiSettings;

    private sealed class SignedIn(string? told) : ISignedIn
    {
        public ValueTask<string?> GetAsync(string member, CancellationToken cancellationToken) => new(member == "where" ? told : null);
    }
}
