using System.ComponentModel.DataAnnotations;
using Engine.Sdk;

namespace Engine.Connectors.HubSpot.Tests;

[TestClass]
public sealed class HubSpotSettingsTests
{
    public static IEnumerable<(string? Field, HubSpotSettings Settings)> Cases =>
    [
        (null, new() { AccessToken = "pat-eu1-1" }),
        (null, new() { SignIn = HubSpotSignIn.Browser, ClientId = "c", ClientSecret = "s" }),
        (null, new() { AccessToken = "pat-eu1-1", ApiAddress = new("http://127.0.0.1:5099/hubspot") }),
        ("AccessToken", new()),
        ("AccessToken", new() { AccessToken = "pat eu1" }),
        ("ClientId", new() { SignIn = HubSpotSignIn.Browser, ClientSecret = "s" }),
        ("ClientSecret", new() { SignIn = HubSpotSignIn.Browser, ClientId = "c" }),
        ("OwnerEmail", new() { AccessToken = "p", OwnerEmail = "jane" }),
        ("SearchesPerSecond", new() { AccessToken = "p", SearchesPerSecond = 0 }),
        ("ApiAddress", new() { AccessToken = "p", ApiAddress = new("ftp://x/") }),
        ("TokenAddress", new() { AccessToken = "p", TokenAddress = new("https://x/?a=b") }),
    ];

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Validate_Settings_NamesTheWrongField(string? field, HubSpotSettings settings)
    {
        var errors = new List<ValidationResult>();

        Validator.TryValidateObject(settings, new(settings), errors, validateAllProperties: true);

        Assert.AreEqual(field ?? "", string.Join(',', errors.SelectMany(error => error.MemberNames)));
    }

    [TestMethod]
    public void Describe_PrivateApp_SendsItsTokenToTheAddress()
    {
        var api = new HubSpotConnector().Describe(new HubSpotSettings { AccessToken = " pat-1 ", ApiAddress = new("http://127.0.0.1:5099/hubspot") });

        Assert.AreEqual("http://127.0.0.1:5099/hubspot/", api.Address.AbsoluteUri);
        Assert.AreEqual("Bearer pat-1", ((HeaderSignIn)api.SignIn).Value);
    }

    [TestMethod]
    public void Describe_Browser_AsksForWhatIsSearchedAndOffersTheRest()
    {
        var settings = new HubSpotSettings { SignIn = HubSpotSignIn.Browser, ClientId = "c", ClientSecret = "s", Objects = HubSpotObjects.Companies };

        var signIn = (AuthorizationCodeSignIn)new HubSpotConnector().Describe(settings).SignIn;

        Assert.AreEqual("oauth crm.objects.companies.read", string.Join(' ', signIn.Scopes));
        Assert.AreEqual(
            "crm.objects.contacts.read crm.objects.owners.read crm.objects.contacts.write crm.objects.companies.write sales-email-read",
            signIn.AuthorizeParameters["optional_scope"]);
        Assert.AreEqual("https://api.hubapi.com/oauth/v3/token/revoke", signIn.RevokeAddress!.AbsoluteUri);
    }

    [TestMethod]
    public void Describe_Limits_CountSearchesApart()
    {
        var limits = new HubSpotConnector().Describe(new HubSpotSettings { AccessToken = "p", SearchesPerSecond = 3 }).Limits;
        using var search = new HttpRequestMessage(HttpMethod.Post, "https://api.hubapi.com/crm/v3/objects/contacts/search");
        using var read = new HttpRequestMessage(HttpMethod.Get, "https://api.hubapi.com/crm/v3/objects/contacts/1");

        Assert.AreEqual(3, limits.Single(limit => limit.Covers!(search)).Requests);
        Assert.AreEqual(100, limits.Single(limit => limit.Covers!(read)).Requests);
    }
}
