using System.ComponentModel.DataAnnotations;
using Engine.Sdk;

namespace Engine.Connectors.Outlook.Tests;

[TestClass]
public sealed class OutlookSettingsTests
{
    private static readonly OutlookSettings User = new() { ClientId = StubGraph.ClientId };

    public static IEnumerable<(string Field, OutlookSettings Settings)> Cases =>
    [
        ("", User),
        ("", User with { ClientId = $" {StubGraph.ClientId} ", SignIn = OutlookSignIn.DeviceCode, Tenant = "acme.onmicrosoft.com" }),
        ("", User with { ApiAddress = new("http://127.0.0.1:5099/graph/v1.0"), LoginAddress = new("http://127.0.0.1:5099/graph") }),
        ("", User with { ContactPage = "https://outlook.office.com/people/?id={id}" }),
        ("", StubGraph.App),
        ("", User with { ClientId = "sandbox-client", LoginAddress = new("http://127.0.0.1:5099/login") }),
        ("ClientId", new()),
        ("ClientId", User with { ClientId = "outlook" }),
        ("Tenant", User with { Tenant = "" }),
        ("Tenant", User with { Tenant = "a/b" }),
        ("Mailbox", User with { Mailbox = "jane@example.com" }),
        ("ApiAddress", User with { ApiAddress = new("http://graph.microsoft.com/") }),
        ("LoginAddress", User with { LoginAddress = new("https://login.example.com/?a=b") }),
        ("ContactPage", User with { ContactPage = "people" }),
        ("CallLog", User with { CallLog = OutlookCallLog.Note, ChangesContacts = false }),
        ("ClientSecret", StubGraph.App with { ClientSecret = " " }),
        ("Mailbox", StubGraph.App with { Mailbox = null }),
        ("Mailbox", StubGraph.App with { Mailbox = "jane/contacts" }),
        ("Tenant", StubGraph.App with { Tenant = "common" }),
    ];

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Validate_Settings_NamesTheWrongField(string field, OutlookSettings settings)
    {
        var errors = new List<ValidationResult>();

        Validator.TryValidateObject(settings, new(settings), errors, validateAllProperties: true);

        // Rules over several fields are looked at when each field is right.
        Assert.AreEqual(field, string.Join(',', errors.SelectMany(error => error.MemberNames).Distinct()));
    }

    [TestMethod]
    [DataRow(OutlookCloud.Global, "https://graph.microsoft.com/v1.0/", "https://login.microsoftonline.com/")]
    [DataRow(OutlookCloud.UsGovernment, "https://graph.microsoft.us/v1.0/", "https://login.microsoftonline.us/")]
    [DataRow(OutlookCloud.UsDefense, "https://dod-graph.microsoft.us/v1.0/", "https://login.microsoftonline.us/")]
    [DataRow(OutlookCloud.China, "https://microsoftgraph.chinacloudapi.cn/v1.0/", "https://login.partner.microsoftonline.cn/")]
    public void Describe_Cloud_TellsItsAddresses(OutlookCloud cloud, string api, string login)
    {
        var settings = User with { Cloud = cloud };

        var described = new OutlookConnector().Describe(settings);

        Assert.AreEqual((api, login), (described.Address.AbsoluteUri, settings.Login.AbsoluteUri));
        Assert.StartsWith(login, ((LibrarySignIn)described.SignIn).Origin);
        Assert.StartsWith(api.Replace("/v1.0/", "/", StringComparison.Ordinal), settings.Scopes[0]);
    }

    [TestMethod]
    public void Scopes_OfAUser_AreWhatTheSettingsNeed()
    {
        static string Names(OutlookSettings settings) => string.Join(' ', settings.Scopes.Select(scope => scope.Split('/')[^1]));

        Assert.AreEqual("User.Read Contacts.ReadWrite", Names(User));
        Assert.AreEqual(
            "User.Read Contacts.Read User.Read.All People.Read Calendars.ReadWrite",
            Names(User with { ChangesContacts = false, SearchDirectory = true, SearchPeople = true, CallLog = OutlookCallLog.Calendar }));
        Assert.AreEqual(".default", Names(StubGraph.App));
        Assert.IsFalse(((LibrarySignIn)new OutlookConnector().Describe(StubGraph.App).SignIn).NeedsUser);
    }

    [TestMethod]
    [DataRow(OutlookCallLog.Nothing, null)]
    [DataRow(OutlookCallLog.Calendar, "Calendar Entry")]
    [DataRow(OutlookCallLog.Note, "Note")]
    public async Task Open_CallLog_OffersWhatIsChosen(OutlookCallLog log, string? name)
    {
        using var graph = new StubGraph();

        await using var book = graph.Open(StubGraph.App with { CallLog = log });

        Assert.AreEqual(name, (book.Book as ICallActivityLog)?.ActivityName);
    }
}
