using System.Net;
using System.Text.Json.Nodes;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Records;

/// <summary>Adding an unknown caller.</summary>
[TestClass]
public sealed class RecordTests(TestContext context)
{
    private static SharedEngine s_engine = null!; // set before any test runs

    private CancellationToken Token => context.CancellationToken;

    private static string Contact => $"{s_engine.Crm}-Contact";

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        s_engine = await SharedEngine.StartAsync(context.CancellationToken);
        await s_engine.Rig.AddBookAsync(FakeCatalog.Plain, context.CancellationToken);
    }

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    public async Task RecordTypes_OneBookThatCanWrite_ListsItsKinds()
    {
        var types = (await s_engine.Integrator.ReadAsync("RecordTypes", Token)).Is(HttpStatusCode.OK).Array;

        Assert.AreEqual(
            $$"""{"RecordTypeId":"{{Contact}}","UniqueId":"{{Contact}}","AddinId":"{{s_engine.Crm}}","Name":"Contact","CanCreate":true,"CanShowInEditMode":false,"HasEmail":true,"HasFirstNameLastName":true,"HasContactName":false,"HasCompanyName":false,"HasNotes":false,"IsResidential":false,"RelatedRecordTypes":[]}""",
            types[0]!.ToJsonString());
        Assert.AreEqual("Lead False False True True True True", string.Join(' ', ((string[])["Name", "HasEmail", "HasFirstNameLastName", "HasContactName", "HasCompanyName", "HasNotes", "IsResidential"])
            .Select(name => types[1]![name]!.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string)types[1]![name]! : $"{(bool)types[1]![name]!}")));
        Assert.HasCount(2, types);
    }

    [TestMethod]
    public async Task CreateThenSave_BegunRecord_IsCreatedOnceAndChangedAfter()
    {
        var begun = (await s_engine.Guide.FormAsync("CreateNewRecord", Token, ("RecordTypeId", Contact))).Is(HttpStatusCode.OK).Json;
        Assert.AreEqual((string?)begun["UniqueId"], (string?)begun["RecordId"]);
        Assert.IsEmpty(begun["Actions"]!.AsArray());

        var created = await SaveAsync(s_engine.Guide, (string)begun["RecordId"]!, ("FirstName", "Ann"), ("LastName", "Begun"), ("Phone", "+44 1632 960500"));
        var changed = await SaveAsync(s_engine.Guide, (string)begun["RecordId"]!, ("FirstName", "Anna"), ("LastName", "Changed"));

        Assert.AreEqual("Ann", (string?)created["Fields"]!["FirstName"]);
        Assert.AreEqual("+44 1632 960500", (string?)created["Fields"]!["BusinessPhone"]);
        Assert.AreEqual((string?)created["UniqueId"], (string?)changed["UniqueId"]);
        Assert.AreEqual("Changed", (string?)changed["Fields"]!["LastName"]);
    }

    [TestMethod]
    public async Task Create_WithValues_IsSavedAtOnceAndCanBeSavedAgain()
    {
        var created = (await s_engine.Guide.FormAsync("CreateNewRecord", Token, ("recordtypeid", Contact), ("LastName", "Once"))).Is(HttpStatusCode.OK).Json;

        Assert.AreEqual("Once", (string?)created["Fields"]!["LastName"]);
        Assert.IsGreaterThan(2, created["Actions"]!.AsArray().Count);
        Assert.IsNull(created["Match"]);
        Assert.AreEqual("Twice", (string?)(await SaveAsync(s_engine.Guide, (string)created["UniqueId"]!, ("LastName", "Twice")))["Fields"]!["LastName"]);
    }

    [TestMethod]
    public async Task Create_Integrator_AnswersTheRecordInItsOwnShape()
    {
        var created = (await s_engine.Integrator.JsonAsync(
            "CreateNewRecord", new JsonObject { ["RecordTypeId"] = Contact, ["FirstName"] = "Ivy", ["LastName"] = "Integrator" }, Token)).Is(HttpStatusCode.OK).Json;

        Assert.AreEqual("Ivy", (string?)created["Fields"]!.AsArray()[0]!["Value"]);
        Assert.AreEqual((string?)created["UniqueId"], (string?)created["RecordId"]);
    }

    [TestMethod]
    public async Task Create_CrmRefuses_IsConnectorFailedInTheCrmsOwnWords()
    {
        var answer = await s_engine.Guide.FormAsync("CreateNewRecord", Token, ("RecordTypeId", Contact), ("CompanyName", "On hold"));

        Assert.AreEqual((HttpStatusCode.BadGateway, FakeCrm.Refusal), (answer.Status, answer.Message));
    }

    [TestMethod]
    [DataRow("+44 1632 960018", HttpStatusCode.Gone, "RecordGone")]
    [DataRow("+44 1632 960019", HttpStatusCode.BadGateway, "ConnectorFailed")]
    public async Task Save_RecordGoneOrRefused_SaysSo(string tel, HttpStatusCode status, string code)
    {
        var record = await s_engine.RecordAsync(tel, Token);

        var answer = await s_engine.Guide.FormAsync("SaveRecord", Token, ("RecordId", (string)record["UniqueId"]!), ("LastName", "New"));

        Assert.AreEqual((status, code), (answer.Status, answer.Code));
    }

    [TestMethod]
    public async Task Save_IdOfAnAction_IsActionInvalid()
    {
        var action = await s_engine.ActionAsync(PlainBook.BobTel, "ShowRecord", Token);

        (await s_engine.Guide.FormAsync("SaveRecord", Token, ("RecordId", action), ("LastName", "New"))).IsProblem(HttpStatusCode.BadRequest, "ActionInvalid");
    }

    [TestMethod]
    public async Task Save_BookThatCannotWrite_IsConnectorFailed()
    {
        var plain = (await s_engine.Guide.FormAsync("Search", Token, ("query", PlainBook.BobTel))).Array.Single(record => (string?)record!["AddinName"] == FakeCatalog.Plain)!;

        (await s_engine.Guide.FormAsync("SaveRecord", Token, ("RecordId", (string)plain["UniqueId"]!), ("LastName", "New"))).IsProblem(HttpStatusCode.BadGateway, "ConnectorFailed");
    }

    [TestMethod]
    [DataRow("LastName", 257)]
    [DataRow("Phone", 65)]
    [DataRow("Notes", 10_001)]
    public async Task Create_ValueTooLong_IsParameterInvalidAndNamesIt(string name, int length)
    {
        var answer = await s_engine.Guide.FormAsync("CreateNewRecord", Token, ("RecordTypeId", Contact), (name, new string('1', length)));

        Assert.Contains(name, answer.IsProblem(HttpStatusCode.BadRequest, "ParameterInvalid").Message!);
    }

    private async Task<JsonNode> SaveAsync(HttpClient client, string record, params (string Name, string Value)[] values) =>
        (await client.FormAsync("SaveRecord", Token, [("RecordId", record), .. values])).Is(HttpStatusCode.OK).Json;
}
