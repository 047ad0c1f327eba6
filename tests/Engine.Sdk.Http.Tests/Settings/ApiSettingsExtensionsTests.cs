namespace Engine.Sdk.Http.Tests.Settings;

[TestClass]
public sealed class ApiSettingsExtensionsTests
{
    private static readonly Uri Page = new("https://crm.example/authorize");
    private static readonly Uri Token = new("https://crm.example/token");
    private static readonly Uri Other = new("https://proxy.example/");

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

    private static (Uri Page, Uri Token) PlacesOf(Settings settings)
    {
        var browser = settings.BrowserSignIn(Page, Token, "id", null);
        return (browser.AuthorizeAddress, browser.TokenAddress);
    }

    private sealed record Settings : ApiSettings;
}
