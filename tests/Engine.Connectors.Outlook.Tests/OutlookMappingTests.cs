using System.Text.Json;
using Engine.Sdk;

namespace Engine.Connectors.Outlook.Tests;

[TestClass]
public sealed class OutlookMappingTests
{
    private static readonly JsonElement Jones = Read("""
        {"id":"1","displayName":"Bob Jones","givenName":"Bob","surname":"Jones","businessPhones":["+44 1733 667800","+44 1733 667801"],
         "emailAddresses":[{"address":"bob@example.com"},{"address":"b@example.com"}]}
        """);

    [TestMethod]
    [DataRow("Contact", """{"id":"1","givenName":"Bob","surname":"Jones","displayName":"Bob Jones"}""", "FirstName=Bob LastName=Jones")]
    [DataRow("Contact", """{"id":"1","displayName":"Front desk","companyName":"Acme"}""", "ContactName=Front desk CompanyName=Acme")]
    [DataRow("Contact", """{"id":"1","surname":"J","mobilePhone":"07","businessPhones":["1","2"],"homePhones":["3"]}""", "LastName=J BusinessPhone=1 BusinessPhone=2 MobilePhone=07 HomePhone=3")]
    [DataRow("Contact", """{"id":"1","surname":"J","emailAddresses":[{"name":"x","address":"a@b.c"},{"address":"A@B.C"},{"address":"d@b.c"}]}""", "LastName=J Email=a@b.c Email=d@b.c")]
    [DataRow(
        "Contact",
        """{"id":"1","surname":"J","businessAddress":{"street":"High St 1","city":"Ely","postalCode":"CB7","countryOrRegion":"UK"},"personalNotes":"tea"}""",
        "LastName=J Street=High St 1 PostalCode=CB7 City=Ely Country=UK Notes=tea")]
    [DataRow("User", """{"id":"1","surname":"J","mail":null,"userPrincipalName":"j@b.c","department":"IT","city":"Ely"}""", "LastName=J Department=IT Email=j@b.c City=Ely")]
    [DataRow("User", """{"id":"1","surname":"J","mail":"m@b.c","userPrincipalName":"j@b.c"}""", "LastName=J Email=m@b.c")]
    [DataRow(
        "Person",
        """
        {"id":"1","surname":"J","scoredEmailAddresses":[{"address":"p@b.c"}],
         "phones":[{"type":"business","number":"1"},{"type":"mobile","number":"2"},{"type":"homeFax","number":"3"},{"type":"radio","number":"4"}]}
        """,
        "LastName=J BusinessPhone=1 MobilePhone=2 Fax=3 OtherPhone=4 Email=p@b.c")]
    public async Task ToContact_Record_HasTheFieldsClientsKnow(string type, string json, string fields)
    {
        using var graph = new StubGraph();
        await using var book = graph.Open();

        var contact = Read(json).ToContact(type, book.Context, StubGraph.App);

        Assert.AreEqual(fields, string.Join(' ', contact.Fields.Where(field => field.Value.Length > 0).Select(field => $"{field.Name}={field.Value}")));
    }

    [TestMethod]
    [DataRow(null, null)]
    [DataRow("https://outlook.office.com/people/", "https://outlook.office.com/people/")]
    [DataRow("https://outlook.office.com/people/{id}", "https://outlook.office.com/people/A%2B%2F%3D")]
    [DataRow("javascript:{id}", null)]
    public void PageOf_Template_IsFilledWithTheId(string? template, string? page) => Assert.AreEqual(page, OutlookMapping.PageOf(template, "A+/=")?.AbsoluteUri);

    public static IEnumerable<(RecordDraft Draft, bool IsNew, string Values)> Drafts =>
    [
        (new() { FirstName = "Bo", LastName = "Lee" }, true, """{"givenName":"Bo","surname":"Lee","displayName":"Bo Lee"}"""),
        (new() { ContactName = "Lee, Bo", Phone = "+44 1" }, true, """{"givenName":"Bo","surname":"Lee","businessPhones":["+44 1"],"displayName":"Bo Lee"}"""),
        (new() { CompanyName = "Acme", Phone = "1" }, true, """{"companyName":"Acme","businessPhones":["1"],"displayName":"Acme"}"""),
        (new() { Phone = "1" }, true, """{"businessPhones":["1"],"displayName":"1"}"""),
        (new() { LastName = "Lee" }, false, """{"surname":"Lee","displayName":"Bob Lee"}"""),
        (new() { FirstName = "" }, false, """{"givenName":null,"displayName":"Jones"}"""),
        (new() { Phone = "2" }, false, """{"businessPhones":["2","+44 1733 667801"]}"""),
        (new() { Email = "n@example.com" }, false, """{"emailAddresses":[{"address":"n@example.com","name":"n@example.com"},{"address":"b@example.com","name":"b@example.com"}]}"""),
        (new() { Phone = "", Email = "", Notes = "" }, false, """{"personalNotes":null,"businessPhones":["+44 1733 667801"],"emailAddresses":[{"address":"b@example.com","name":"b@example.com"}]}"""),
        (new(), false, "{}"),
    ];

    [TestMethod]
    [DynamicData(nameof(Drafts))]
    public void ToValues_Draft_ChangesWhatIsGiven(RecordDraft draft, bool isNew, string values) =>
        Assert.AreEqual(values, draft.ToValues(isNew ? null : Jones).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    private static JsonElement Read(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
