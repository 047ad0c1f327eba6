using System.ComponentModel.DataAnnotations;
using Engine.Sdk;

namespace Engine.Connectors.GoogleContacts.Tests;

[TestClass]
public sealed class GoogleContactsSettingsTests
{
    private static readonly GoogleContactsSettings Valid = new() { ClientId = "c", ClientSecret = "s" };

    public static IEnumerable<(string, GoogleContactsSettings)> Bad =>
    [
        ("ClientId", Valid with { ClientId = " " }),
        ("ClientSecret", Valid with { ClientSecret = "" }),
        ("Contacts", Valid with { Contacts = false, OtherContacts = false }),
        ("AllowChanges", Valid with { Contacts = false, AllowChanges = true }),
        ("ApiAddress", Valid with { ApiAddress = new("http://people.googleapis.com/") }),
        ("AuthorizeAddress", Valid with { AuthorizeAddress = new("https://accounts.google.com/o/oauth2/v2/auth?prompt=none") }),
        ("TokenAddress", Valid with { TokenAddress = new("/token", UriKind.Relative) }),
        ("RevokeAddress", Valid with { RevokeAddress = new("ftp://oauth2.googleapis.com/revoke") }),
    ];

    [TestMethod]
    [DynamicData(nameof(Bad))]
    public void Validate_BadSettings_NamesTheField(string field, GoogleContactsSettings settings) => Assert.AreEqual(field, Errors(settings));

    [TestMethod]
    public void Validate_UsualSettings_AreGood() => Assert.AreEqual("", Errors(Valid));

    [TestMethod]
    [DataRow(true, true, false, false, "contacts.readonly contacts.other.readonly userinfo.profile userinfo.email")]
    [DataRow(true, false, true, true, "contacts directory.readonly userinfo.profile userinfo.email")]
    [DataRow(false, false, true, false, "directory.readonly userinfo.profile userinfo.email")]
    public void Scopes_OfSettings_AreNoMoreThanIsUsed(bool contacts, bool other, bool directory, bool changes, string expected)
    {
        var settings = Valid with { Contacts = contacts, OtherContacts = other, Directory = directory, AllowChanges = changes };

        Assert.AreEqual(expected, string.Join(' ', settings.Scopes.Select(scope => scope.Replace("https://www.googleapis.com/auth/", "", StringComparison.Ordinal))));
    }

    [TestMethod]
    public void Describe_Settings_AreWhereTheApiIs()
    {
        var api = new GoogleContactsConnector().Describe(Valid with { ApiAddress = new("http://127.0.0.1:5099/google"), ClientId = " c " });

        Assert.AreEqual("http://127.0.0.1:5099/google/", api.Address.AbsoluteUri);
        Assert.AreEqual("c https://oauth2.googleapis.com/token", ((LibrarySignIn)api.SignIn).Origin);
        using var read = new HttpRequestMessage(HttpMethod.Get, "https://people.googleapis.com/v1/people/me");
        Assert.AreEqual(90, api.Limits.Single(limit => limit.Covers!(read)).Requests);
    }

    private static string Errors(GoogleContactsSettings settings)
    {
        var errors = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new(settings), errors, validateAllProperties: true);
        return string.Join(',', errors.SelectMany(error => error.MemberNames));
    }
}
