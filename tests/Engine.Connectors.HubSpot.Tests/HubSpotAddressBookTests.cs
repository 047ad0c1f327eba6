using Engine.Sdk;
using Microsoft.Extensions.Time.Testing;
using static Engine.Connectors.HubSpot.Tests.StubHubSpot;

namespace Engine.Connectors.HubSpot.Tests;

[TestClass]
public sealed class HubSpotAddressBookTests
{
    private const string Contacts = "POST crm/v3/objects/contacts/search";
    private const string Companies = "POST crm/v3/objects/companies/search";

    private static readonly NumberQuery Number = new() { E164 = "+441733667800", Digits = "1733667800", Spellings = ["+441733667800", "01733 667800"], Limit = 20 };

    public TestContext TestContext { get; set; } = null!; // set by the runner

    [TestMethod]
    public async Task FindByNumberAsync_ContactAndCompany_AreMapped()
    {
        using var hubSpot = new StubHubSpot()
            .On(Contacts, Page(Record("1", ("firstname", "Jane"), ("phone", "01733 667800"), ("associatedcompanyid", "7"), ("hs_additional_emails", "a@x.example;b@x.example"))))
            .On(Companies, Page(Record("7", ("name", "Acme"), ("phone", "+44 1733 667800"))))
            .On("POST crm/v3/objects/companies/batch/read", Page(Record("7", ("name", "Acme"))));
        var book = hubSpot.Open();

        var found = await book.FindByNumberAsync(Number, TestContext.CancellationToken);

        Assert.AreEqual("Contact 1 https://app-eu1.hubspot.com/contacts/123/record/0-1/1 FirstName=Jane CompanyName=Acme BusinessPhone=01733 667800 Email=a@x.example Email=b@x.example", Text(found[0]));
        Assert.AreEqual("Company 7 https://app-eu1.hubspot.com/contacts/123/record/0-2/7 CompanyName=Acme BusinessPhone=+44 1733 667800", Text(found[1]));
    }

    [TestMethod]
    public async Task FindByNumberAsync_Again_ReadsCompaniesAndPortalNoMore()
    {
        using var hubSpot = new StubHubSpot()
            .On(Contacts, Page(Record("1", ("firstname", "Jane"), ("associatedcompanyid", "7")))).On(Companies, Page())
            .On("POST crm/v3/objects/companies/batch/read", Page(Record("7", ("name", "Acme"))));
        var time = new FakeTimeProvider();
        var book = hubSpot.Open(time: time);

        await book.FindByNumberAsync(Number, TestContext.CancellationToken);
        await book.FindByNumberAsync(Number, TestContext.CancellationToken);
        var soon = hubSpot.Requests.Count;
        time.Advance(TimeSpan.FromHours(2));
        await book.FindByNumberAsync(Number, TestContext.CancellationToken);

        Assert.AreEqual((6, 10), (soon, hubSpot.Requests.Count));
    }

    [TestMethod]
    public async Task FindByNumberAsync_NoScopeForCompanies_AnswersWithContacts()
    {
        using var hubSpot = new StubHubSpot().On(Contacts, Page(Record("1", ("firstname", "Jane"), ("associatedcompanyid", "7"))))
            .On(Companies, Forbidden).On("POST crm/v3/objects/companies/batch/read", Forbidden).On("GET account-info/v3/details", Forbidden);

        var found = await hubSpot.Open().FindByNumberAsync(Number, TestContext.CancellationToken);

        Assert.AreEqual("Contact 1  FirstName=Jane", Text(found.Single()));
    }

    [TestMethod]
    public async Task FindByNumberAsync_NoScopeAtAll_SaysSo()
    {
        using var hubSpot = new StubHubSpot().On(Contacts, Forbidden).On(Companies, Forbidden);

        var refused = await Assert.ThrowsExactlyAsync<ConnectorException>(() => hubSpot.Open().FindByNumberAsync(Number, TestContext.CancellationToken));

        Assert.AreEqual(ConnectorErrorKind.Forbidden, refused.Kind);
    }

    [TestMethod]
    public async Task FindByNameAsync_LimitOfSeveralPages_GoesOn()
    {
        using var hubSpot = new StubHubSpot().On(Companies, request =>
        {
            var start = request.Contains("\"after\":\"200\"", StringComparison.Ordinal) ? 200 : 0;
            var results = Enumerable.Range(start, start == 0 ? 200 : 50).Select(id => Record($"{id}", ("name", $"Acme {id}"))).ToArray();
            return new { total = 250, results, paging = start == 0 ? new { next = new { after = "200" } } : null };
        });

        var found = await hubSpot.Open(new() { Objects = HubSpotObjects.Companies }).FindByNameAsync(new() { Text = "acme", Words = ["acme"], Limit = 230 }, TestContext.CancellationToken);

        Assert.AreEqual(("Company", 230, "229"), (found[229].Key.Type, found.Count, found[229].Key.Id));
        CollectionAssert.AreEqual(new[] { 200, 30 }, hubSpot.Bodies(Companies).Select(body => body.GetProperty("limit").GetInt32()).ToArray());
    }

    [TestMethod]
    [DataRow("Contact", "../2")]
    [DataRow("Contact", "1?x=y")]
    [DataRow("Lead", "1")]
    [DataRow("Contact", "99999")]
    public async Task GetRecordAsync_NoSuchRecord_AnswersNullWithoutAskingForAnythingElse(string type, string id)
    {
        using var hubSpot = new StubHubSpot();
        var book = hubSpot.Open();

        Assert.IsNull(await book.GetRecordAsync(new(AddressBookId.New(), type, id), TestContext.CancellationToken));

        Assert.IsTrue(hubSpot.Requests.All(request => request.Line == "GET crm/v3/objects/contacts/99999"));
    }

    private static ConnectorException Forbidden => new(ConnectorErrorKind.Forbidden, "This app hasn't been granted all required scopes.");

    private static string Text(Contact contact) =>
        $"{contact.Key.Type} {contact.Key.Id} {contact.WebAddress} {string.Join(' ', contact.Fields.Where(field => field.Value.Length > 0).Select(field => $"{field.Name}={field.Value}"))}";
}
