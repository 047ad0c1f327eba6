using System.Net;
using System.Text.Json.Nodes;
using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Connectors.Salesforce.Tests;

[TestClass]
public sealed class SalesforceWritingTests
{
    private readonly StubOrg _org = new();

    public static IEnumerable<(string Type, RecordDraft Draft, string Body)> Drafts =>
    [
        ("Contact", new() { ContactName = "Bob van Dyke", Phone = "1", Email = "b@x.example", Notes = "n" },
            """{"FirstName":"Bob van","LastName":"Dyke","Phone":"1","Email":"b@x.example","Description":"n"}"""),
        ("Contact", new() { ContactName = "van Dyke, Bob" }, """{"FirstName":"Bob","LastName":"van Dyke"}"""),
        ("Contact", new() { ContactName = "Bob Jones", FirstName = "Robert" }, """{"FirstName":"Robert","LastName":"Jones"}"""),
        ("Contact", new() { ContactName = "Madonna" }, """{"FirstName":null,"LastName":"Madonna"}"""),
        ("Contact", new() { Phone = "1" }, """{"Phone":"1","LastName":"1"}"""),
        ("Lead", new() { LastName = "Jones" }, """{"LastName":"Jones","Company":"[not provided]"}"""),
        ("Lead", new() { CompanyName = "Acme" }, """{"Company":"Acme","LastName":"Acme"}"""),
        ("Account", new() { CompanyName = "Acme", Email = "not kept" }, """{"Name":"Acme"}"""),
        ("Account", new() { ContactName = "Acme" }, """{"Name":"Acme"}"""),
        ("Account", new() { Notes = "" }, """{"Description":null,"Name":"[not provided]"}"""),
    ];

    public TestContext TestContext { get; set; } = null!; // The runner sets it.

    [TestMethod]
    [DynamicData(nameof(Drafts))]
    public async Task CreateAsync_Draft_FillsWhatTheKindHas(string type, RecordDraft draft, string body)
    {
        var sent = "";
        _org.Http.On("POST", $"{StubOrg.Data}/sobjects/{type}", request =>
        {
            sent = request.Body;
            return StubAnswer.Json($$"""{"id":"{{StubOrg.ContactId}}","success":true,"errors":[]}""", HttpStatusCode.Created);
        });
        ReadBack(type);
        await using var book = await _org.OpenAsync(TestContext.CancellationToken);

        var made = await book.As<IRecordWriter>().CreateAsync(type, draft, TestContext.CancellationToken);

        Assert.IsTrue(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(sent)), sent);
        Assert.AreEqual(book.Context.Key(type, StubOrg.ContactId), made.Key);
    }

    [TestMethod]
    public async Task CreateAsync_RuleOfTheOrg_IsToldInItsWords()
    {
        _org.Http.On("POST", $"{StubOrg.Data}/sobjects/Contact", StubOrg.Error(HttpStatusCode.BadRequest, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "Give us an e-mail."));
        await using var book = await _org.OpenAsync(TestContext.CancellationToken);

        var refused = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.As<IRecordWriter>().CreateAsync("Contact", new() { LastName = "J" }, TestContext.CancellationToken));

        Assert.AreEqual((ConnectorErrorKind.Refused, "Give us an e-mail."), (refused.Kind, refused.Message));
    }

    [TestMethod]
    [DataRow("Contact", false, """{"FirstName":"Bob","LastName":"Jones","Email":null}""")]
    [DataRow("User", false, "{}")]
    [DataRow("Account", false, """{"Name":"Bob Jones"}""")]
    [DataRow("Account", true, """{"FirstName":"Bob","LastName":"Jones","PersonEmail":null}""")]
    public async Task SaveAsync_Draft_ChangesWhatIsGiven(string type, bool isPerson, string body)
    {
        var sent = "";
        _org.See("Account", "Id Name Phone:phone IsPersonAccount");
        _org.See("User", "Id Name");
        _org.Http.On("PATCH", $"{StubOrg.Data}/sobjects/{type}/{StubOrg.ContactId}", request =>
        {
            sent = request.Body;
            return StubAnswer.Empty(HttpStatusCode.NoContent);
        });
        ReadBack(type, isPerson);
        await using var book = await _org.OpenAsync(TestContext.CancellationToken);

        await book.As<IRecordWriter>().SaveAsync(book.Context.Key(type, StubOrg.ContactId), new() { ContactName = "Bob Jones", Email = "" }, TestContext.CancellationToken);

        Assert.IsTrue(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(sent)), sent);
    }

    [TestMethod]
    public async Task GetRecordTypesAsync_Kinds_NameWhatTheyHold()
    {
        await using var book = await _org.OpenAsync(TestContext.CancellationToken);

        var types = await book.As<IRecordWriter>().GetRecordTypesAsync(TestContext.CancellationToken);

        Assert.AreEqual(
            "Contact: FirstName LastName Email Notes ContactName; Lead: FirstName LastName CompanyName Email ContactName; Account: CompanyName Notes",
            string.Join("; ", types.Select(type => $"{type.Type}: {string.Join(' ', type.Fields)}")));
    }

    private void ReadBack(string type, bool isPerson = false) => _org.Http.On("GET", $"{StubOrg.Data}/query", StubOrg.Records(
        "records", $$"""{"attributes":{"type":"{{type}}"},"Id":"{{StubOrg.ContactId}}","IsPersonAccount":{{(isPerson ? "true" : "false")}}}"""));
}
