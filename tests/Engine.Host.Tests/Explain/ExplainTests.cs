using System.Net;
using System.Text.Json.Nodes;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Explain;

/// <summary><c>POST Explain</c> over real HTTP.</summary>
[TestClass]
public sealed class ExplainTests(TestContext context)
{
    private static SharedEngine s_engine = null!; // set before any test runs

    private CancellationToken Token => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_engine = await SharedEngine.StartAsync(context.CancellationToken, "--tel", "+441632960000");

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    public async Task Explain_NumberThatIsFound_TellsHowAndWhere()
    {
        foreach (var answer in (Answer[])[
            await s_engine.Admin.FormAsync("Explain", Token, ("query", "01632 960017")),
            await s_engine.Admin.JsonAsync("Explain", new JsonObject { ["Query"] = "01632 960017" }, Token)])
        {
            var explanation = answer.Is(HttpStatusCode.OK).Json;
            Assert.AreEqual("application/json; charset=utf-8", answer.ContentType);
            Assert.AreEqual((true, "01632 960017", "Found in CRM: nothing is to be done."), ((bool)explanation["Found"]!, (string?)explanation["Text"], (string?)explanation["Advice"]));
            var query = explanation["Query"]!;
            Assert.AreEqual(
                ("Number", "Full", "+441632960017", 44, "GB", "OwnCountry", null),
                ((string?)query["Kind"], (string?)query["NumberKind"], (string?)query["E164"], (int?)query["CountryCode"], (string?)query["Region"], (string?)query["Completion"], (string?)query["Problem"]));
            var book = Book(explanation, "CRM");
            Assert.AreEqual(("crm", "The crm", "Live", "Answered", 6, 1, 5), ((string?)book["ConnectorId"], (string?)book["ConnectorName"], (string?)book["Asked"], (string?)book["Outcome"],
                (int?)book["CandidateCount"], (int?)book["FoundCount"], (int?)book["DroppedCount"]));
            Assert.AreEqual("""{"DisplayText":"Bob Jones","RecordType":"Contact","Field":"BusinessPhone","Stored":"\u002B44 1632 960017","Match":"Exact","Extension":"Same"}""",
                book["Found"]![0]!.ToJsonString());
            Assert.AreEqual("960017", (string?)book["Rounds"]![0]!["Spellings"]![0]);
            Assert.IsNull(book["Copy"]);
            Assert.IsNull(book["Advice"]);
        }
    }

    [TestMethod]
    public async Task Explain_PlusThatWasNotEscaped_IsRead()
    {
        var answer = await s_engine.Admin.RawAsync("Explain", "application/x-www-form-urlencoded", "query=+441632960017"u8.ToArray(), Token);

        Assert.AreEqual("+441632960017", (string?)answer.Is(HttpStatusCode.OK).Json["Query"]!["E164"]);
    }

    [TestMethod]
    public async Task Explain_NearMiss_IsNamedWithItsCure()
    {
        var explanation = (await s_engine.Admin.FormAsync("Explain", Token, ("query", "+44 1632 960071"))).Is(HttpStatusCode.OK).Json;

        var miss = Book(explanation, "CRM")["NearMisses"]![0]!;
        Assert.AreEqual(("Bob Jones", "+44 1632 960017", "DigitsSwapped"), ((string?)miss["DisplayText"], (string?)miss["Stored"], (string?)miss["Kind"]));
        Assert.AreEqual(
            "In the stored number +44 1632 960017 two neighbouring digits are swapped. Correct it in CRM, if it is the caller's.", (string?)explanation["Advice"]);
    }

    [TestMethod]
    public async Task Explain_BooksInEveryState_AreAllListed()
    {
        await using var engine = await SharedEngine.StartAsync(Token);
        await engine.Rig.AddBookAsync(FakeCatalog.Failing, Token, "Expired");
        await engine.Rig.AddBookAsync(FakeCatalog.Hostile, Token, "Hostile");
        await engine.Rig.AddBookAsync(FakeCatalog.Feed, Token, "Unsearchable");
        await engine.Rig.AddBookAsync(FakeCatalog.Plain, Token, "Gone");
        await engine.Admin.JsonAsync("AddressBooks", new JsonObject { ["ConnectorId"] = FakeCatalog.Crm, ["Name"] = "Off", ["Enabled"] = false }, Token);
        engine.Rig.Connectors.Remove(FakeCatalog.Plain);
        JsonNode explanation;
        do
        {
            explanation = (await engine.Admin.FormAsync("Explain", Token, ("query", "+44 20 7946 0018"))).Is(HttpStatusCode.OK).Json;
        }
        while ((string?)Book(explanation, "Gone")["State"] != "ConnectorMissing");

        Assert.IsFalse((bool)explanation["Found"]!);
        Assert.AreSequenceEqual(["CRM", "Expired", "Hostile", "Unsearchable", "Gone", "Off"], explanation["Books"]!.AsArray().Select(book => (string?)book!["Name"]));
        Assert.AreEqual(("Live", "Answered", null), Of("CRM"));
        Assert.AreEqual(("Live", "Unauthorized", "The CRM of Expired does not take what the settings sign in with: renew it there."), Of("Expired"));
        Assert.AreEqual(FailingBook.Message, (string?)Book(explanation, "Expired")["Message"]);
        Assert.AreEqual("Unavailable", Of("Hostile").Outcome);
        Assert.AreEqual(("Live", "Refused", "Switch on the cache of Unsearchable: its CRM cannot search telephone numbers."), Of("Unsearchable"));
        Assert.AreEqual(("Nothing", null), (Of("Gone").Asked, Of("Gone").Outcome));
        Assert.Contains("not installed", (string)Book(explanation, "Gone")["Message"]!);
        Assert.AreEqual(("Nothing", null, "Switch on Off: it is not asked while it is switched off."), Of("Off"));
        Assert.AreEqual("The CRM of Expired does not take what the settings sign in with: renew it there.", (string?)explanation["Advice"]);

        (string? Asked, string? Outcome, string? Advice) Of(string name)
        {
            var book = Book(explanation, name);
            return ((string?)book["Asked"], (string?)book["Outcome"], (string?)book["Advice"]);
        }
    }

    [TestMethod]
    public async Task Explain_CachedBook_TellsOfItsCopy()
    {
        await using var engine = await SharedEngine.StartAsync(Token);
        await engine.Rig.AddBookAsync(FakeCatalog.Feed, Token, "Copied", isCached: true);
        JsonNode book;
        do
        {
            book = Book((await engine.Admin.FormAsync("Explain", Token, ("query", "+44 1632 960998"))).Is(HttpStatusCode.OK).Json, "Copied");
        }
        while ((string?)book["Copy"]!["State"] != "Ready");

        Assert.AreEqual(("Copy", "FromCache", 2, 60), ((string?)book["Asked"], (string?)book["Outcome"], (int?)book["Copy"]!["Contacts"], (int?)book["Copy"]!["FrequencyMinutes"]));
        Assert.IsNotNull(book["Copy"]!["NextSync"]);
        Assert.IsTrue(book["NearMisses"]!.AsArray().All(miss => (string?)miss!["Stored"] == "+44 1632 960999"));
        Assert.HasCount(2, book["NearMisses"]!.AsArray());
        Assert.IsTrue((bool)book["LookedThrough"]!);
    }

    [TestMethod]
    public async Task Explain_HostileBook_AnswersCleanly()
    {
        await using var engine = await SharedEngine.StartAsync(Token);
        await engine.Rig.AddBookAsync(FakeCatalog.Hostile, Token, "Hostile");

        var answer = (await engine.Admin.FormAsync("Explain", Token, ("query", "nobody"))).Is(HttpStatusCode.OK);

        Assert.IsLessThan(100_000, answer.Text.Length);
        Assert.IsGreaterThan(0, (int)Book(answer.Json, "Hostile")["DroppedCount"]!);
    }

    [TestMethod]
    public async Task Explain_Name_TellsItsWords()
    {
        var explanation = (await s_engine.Admin.FormAsync("Explain", Token, ("query", "Müller"))).Is(HttpStatusCode.OK).Json;

        Assert.AreEqual(("Name", "mueller"), ((string?)explanation["Query"]!["Kind"], (string?)explanation["Query"]!["FoldedWords"]![0]));
        Assert.AreEqual("Bobby Müller", (string?)Book(explanation, "CRM")["Found"]![0]!["DisplayText"]);
    }

    [TestMethod]
    public async Task Explain_NothingToLookFor_IsAProblem()
    {
        (await s_engine.Admin.FormAsync("Explain", Token)).IsProblem(HttpStatusCode.BadRequest, "QueryMissing");
        (await s_engine.Admin.FormAsync("Explain", Token, ("query", "()-"))).IsProblem(HttpStatusCode.BadRequest, "QueryMissing");
        (await s_engine.Admin.FormAsync("Explain", Token, ("query", new string('1', 257)))).IsProblem(HttpStatusCode.BadRequest, "QueryTooLong");
    }

    [TestMethod]
    public async Task Explain_WithoutAdminToken_IsRefused() =>
        (await s_engine.Guide.FormAsync("Explain", Token, ("query", "bob"))).IsProblem(HttpStatusCode.Unauthorized, "AdminTokenMissing");

    [TestMethod]
    public async Task Explain_NumbersAndNames_NeverStandInLogs()
    {
        await using var rig = await EngineRig.StartAsync(Token);
        await rig.AddBookAsync(FakeCatalog.Crm, Token);
        await rig.AddBookAsync(FakeCatalog.Failing, Token);
        using var admin = rig.Admin();

        await admin.FormAsync("Explain", Token, ("query", "+44 1632 960071"));
        await admin.FormAsync("Explain", Token, ("query", "Bobby"));

        var text = "";
        foreach (var file in Directory.EnumerateFiles(rig.Folder, "*.log", SearchOption.AllDirectories))
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            text += await reader.ReadToEndAsync(Token);
        }

        Assert.Contains("ConnectorException", text);
        Assert.DoesNotContain("960071", text);
        Assert.DoesNotContain("960017", text);
        Assert.DoesNotContain("Bob", text);
    }

    private static JsonNode Book(JsonNode explanation, string name) => explanation["Books"]!.AsArray().Single(book => (string?)book!["Name"] == name)!;
}
