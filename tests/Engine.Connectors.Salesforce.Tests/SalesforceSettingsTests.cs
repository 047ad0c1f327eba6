using System.ComponentModel.DataAnnotations;
using Engine.Sdk;

namespace Engine.Connectors.Salesforce.Tests;

[TestClass]
public sealed class SalesforceSettingsTests
{
    private static readonly SalesforceSettings Good = new() { ClientId = "key" };

    public static IEnumerable<(string, SalesforceSettings)> Bad =>
    [
        ("ClientId", Good with { ClientId = " " }),
        ("LoginAddress", Good with { LoginAddress = new("http://login.salesforce.com") }),
        ("LoginAddress", Good with { LoginAddress = new("ftp://login.salesforce.com") }),
        ("TokenAddress", Good with { TokenAddress = new("http://example.org/token") }),
        ("AuthorizeAddress", Good with { AuthorizeAddress = new("http://example.org/authorize") }),
        ("ApiAddress", Good with { ApiAddress = new("http://example.org") }),
        ("ApiVersion", Good with { ApiVersion = "60" }),
        ("ApiVersion", Good with { ApiVersion = "../60.0" }),
        ("IncomingSubject", Good with { IncomingSubject = "" }),
        ("SearchContacts", Good with { SearchContacts = false, SearchLeads = false, SearchAccounts = false }),
        ("ClientSecret", Good with { SignIn = SalesforceSignIn.Application, LoginAddress = new("https://acme.my.salesforce.com") }),
        ("LoginAddress", Good with { SignIn = SalesforceSignIn.Application, ClientSecret = "secret" }),
    ];

    [TestMethod]
    [DynamicData(nameof(Bad))]
    public void Validate_WrongSetting_IsNamed(string field, SalesforceSettings settings)
    {
        var wrong = Validate(settings);

        Assert.IsTrue(wrong.Any(result => result.MemberNames.Contains(field)), string.Join('\n', wrong));
    }

    [TestMethod]
    public void Validate_Defaults_NeedTheKeyAlone() => Assert.IsEmpty(Validate(Good));

    [TestMethod]
    public void Validate_StandInOnThisMachine_IsGood() =>
        Assert.IsEmpty(Validate(Good with { LoginAddress = new("http://127.0.0.1:5099/salesforce/"), SignIn = SalesforceSignIn.Application, ClientSecret = "secret" }));

    [TestMethod]
    public void Describe_Browser_SignsInAtTheLoginAddress()
    {
        var api = new SalesforceConnector().Describe(Good with { LoginAddress = new("https://acme.my.salesforce.com") });

        var signIn = (AuthorizationCodeSignIn)api.SignIn;
        Assert.AreEqual("https://acme.my.salesforce.com/services/oauth2/authorize", signIn.AuthorizeAddress.AbsoluteUri);
        Assert.AreEqual("https://acme.my.salesforce.com/services/oauth2/token", signIn.TokenAddress.AbsoluteUri);
        Assert.AreEqual("https://acme.my.salesforce.com/", api.Address.AbsoluteUri);
        Assert.AreEqual("instance_url", api.AddressFromSignIn);
        Assert.IsNull(signIn.ClientSecret);
    }

    [TestMethod]
    public void Describe_OwnAddresses_AreKept()
    {
        var api = new SalesforceConnector().Describe(Good with
        {
            AuthorizeAddress = new("https://a.example/authorize"), TokenAddress = new("https://b.example/token"), ApiAddress = new("https://c.example/api"),
        });

        var signIn = (AuthorizationCodeSignIn)api.SignIn;
        Assert.AreEqual(("https://a.example/authorize", "https://b.example/token"), (signIn.AuthorizeAddress.AbsoluteUri, signIn.TokenAddress.AbsoluteUri));
        Assert.AreEqual("https://c.example/api/", api.Address.AbsoluteUri);
        Assert.IsNull(api.AddressFromSignIn);
    }

    [TestMethod]
    public void Describe_Application_SignsInByItself()
    {
        var api = new SalesforceConnector().Describe(Good with { SignIn = SalesforceSignIn.Application, ClientSecret = "secret", LoginAddress = new("http://127.0.0.1:5099/salesforce") });

        var signIn = (ClientCredentialsSignIn)api.SignIn;
        Assert.AreEqual("http://127.0.0.1:5099/salesforce/services/oauth2/token", signIn.TokenAddress.AbsoluteUri);
        Assert.AreEqual("secret", signIn.ClientSecret);
    }

    private static List<ValidationResult> Validate(SalesforceSettings settings)
    {
        var wrong = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new ValidationContext(settings), wrong, validateAllProperties: true);
        return wrong;
    }
}
