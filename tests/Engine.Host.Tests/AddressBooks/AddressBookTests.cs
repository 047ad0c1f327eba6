using System.Net;
using System.Text.Json.Nodes;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.AddressBooks;

[TestClass]
public sealed class AddressBookTests(TestContext context)
{
    private static SharedEngine s_engine = null!; // set before any test runs

    private CancellationToken Token => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_engine = await SharedEngine.StartAsync(context.CancellationToken);

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    public async Task List_BookWithEveryAbility_HasTheMembersOfBothClients()
    {
        foreach (var client in (HttpClient[])[s_engine.Guide, s_engine.Integrator, s_engine.Admin])
        {
            var book = (await client.ReadAsync("AddressBooks", Token)).Is(HttpStatusCode.OK).Array.Single(entry => (string?)entry!["AddinId"] == s_engine.Crm)!.AsObject();

            Assert.IsInRange(1_600_000_000L, 5_000_000_000L, (long)book["Priority"]!);
            book.Remove("Priority");
            Assert.AreEqual(
                $$"""
                {"CrmAddinTypeId":"Fakes.crm, Fakes, Fakes.crm, False","AddinId":"{{s_engine.Crm}}","Cached":false,"Enabled":true,"Name":"CRM","CacheFrequencyMinutes":60,"IsPersistent":true,"Description":"The crm","HasModifyFeature":true,"HasCursorFeature":false,"HasSearchFeature":true,"HasActivityActionFeatureCreate":true,"HasActivityActionFeatureShow":true,"HasActionFeatureShow":true,"ShowActivityOnCall":false,"CreateActivityOnCallEnd":false,"AutoPopOption":0,"Type":{"AddinTypeId":"Fakes.crm, Fakes, Fakes.crm, False","TypeFullName":"Fakes.crm","AssemblyLocation":"Fakes.dll","IsLegacy":false,"IsUnrecognized":false,"IsCloudContacts":false},"ConnectorId":"crm","State":"Working","Error":null}
                """,
                book.ToJsonString());
        }
    }

    [TestMethod]
    public async Task List_SeveralBooks_StandByPriority()
    {
        await using var engine = await SharedEngine.StartAsync(Token);
        foreach (var (name, priority) in (ValueTuple<string, long>[])[("Last", 9_000_000_000_000_000), ("First", -5), ("Second", 0)])
            await AddAsync(engine, new JsonObject { ["ConnectorId"] = FakeCatalog.Plain, ["Name"] = name, ["Priority"] = priority });

        var names = (await engine.Guide.ReadAsync("AddressBooks", Token)).Array.Select(book => (string?)book!["Name"]);

        Assert.AreSequenceEqual(["First", "Second", "CRM", "Last"], names);
    }

    [TestMethod]
    public async Task List_ConnectorGone_DescribesTheBookAsLastKnown()
    {
        await using var engine = await SharedEngine.StartAsync(Token);
        (await engine.Guide.ReadAsync("AddressBooks", Token)).Is(HttpStatusCode.OK);
        using var client = await EventClient.OpenAsync(engine.Rig, engine.Guide.DefaultRequestHeaders.GetValues("ApplicationId").Single(), Token);
        await client.NextAsync("Initial", Token);

        engine.Rig.Connectors.Remove(FakeCatalog.Crm);
        Assert.AreEqual("Connectors", (string?)(await client.NextAsync("ConfigurationChanged", Token))["What"]);

        var book = (await engine.Guide.ReadAsync("AddressBooks", Token)).Array.Single()!;
        Assert.AreEqual("ConnectorMissing", (string?)book["State"]);
        Assert.IsTrue((bool)book["HasModifyFeature"]!);
        Assert.IsTrue((bool)book["Type"]!["IsUnrecognized"]!);
        Assert.Contains("not installed", (string)book["Error"]!);
        var shown = (await engine.Admin.ReadAsync($"AddressBooks/{engine.Crm}", Token)).Json;
        Assert.IsTrue(shown["Settings"]!.AsObject().All(setting => (string?)setting.Value == "********"), "Nobody can tell now which are secret.");
    }

    [TestMethod]
    public async Task Book_AddedReadChangedRemoved_AnswersEachTime()
    {
        var added = await AddAsync(s_engine, Draft("Mine", new JsonObject { ["Server"] = "a.example" }));
        var id = (string)added.Json["AddinId"]!;
        Assert.AreEqual($"/api/v1/AddressBooks/{id}", added.Headers["Location"]);

        Assert.AreEqual(added.Json.ToJsonString(), (await s_engine.Admin.ReadAsync($"AddressBooks/{id}", Token)).Is(HttpStatusCode.OK).Json.ToJsonString());
        var changed = await ChangeAsync(id, new JsonObject { ["Name"] = "Ours", ["Enabled"] = false, ["Priority"] = 7, ["CacheFrequencyMinutes"] = 5 });
        Assert.AreEqual(("Ours", false, 7L, 5, "Disabled", "a.example"),
            ((string?)changed["Name"], (bool)changed["Enabled"]!, (long)changed["Priority"]!, (int)changed["CacheFrequencyMinutes"]!, (string?)changed["State"], (string?)changed["Settings"]!["Server"]));
        (await s_engine.Admin.AskAsync(HttpMethod.Delete, $"AddressBooks/{id}", Token)).Is(HttpStatusCode.NoContent);
        (await s_engine.Admin.ReadAsync($"AddressBooks/{id}", Token)).IsProblem(HttpStatusCode.NotFound, "AddressBookUnknown");
    }

    [TestMethod]
    public async Task Book_Secret_NeverComesBackAndStaysWhenSentBack()
    {
        await using var engine = await SharedEngine.StartAsync(Token);
        var draft = Draft("Secretive", new JsonObject { ["Server"] = "a.example", ["Password"] = "swordfish" });
        var added = await AddAsync(engine, draft);
        var id = (string)added.Json["AddinId"]!;
        Assert.AreEqual("********", (string?)added.Json["Settings"]!["Password"]);

        var read = await engine.Admin.ReadAsync($"AddressBooks/{id}", Token);
        var settings = read.Json["Settings"]!.DeepClone().AsObject();
        settings["Server"] = "b.example";
        var changed = await engine.Admin.JsonAsync($"AddressBooks/{id}", new JsonObject { ["Settings"] = settings }, Token, HttpMethod.Patch);

        Assert.AreEqual(("b.example", "********"), ((string?)changed.Json["Settings"]!["Server"], (string?)changed.Json["Settings"]!["Password"]));
        foreach (var answer in (Answer[])[added, read, changed, await engine.Guide.ReadAsync("AddressBooks", Token), await engine.Admin.ReadAsync("AddressBooks", Token)])
            Assert.DoesNotContain("swordfish", answer.Text);
        Assert.AreEqual("swordfish", engine.Rig.Connectors.LastSettings("Secretive").Password);

        var emptied = await engine.Admin.JsonAsync(
            $"AddressBooks/{id}", new JsonObject { ["Settings"] = new JsonObject { ["Password"] = null } }, Token, HttpMethod.Patch);
        Assert.IsNull(emptied.Is(HttpStatusCode.OK).Json["Settings"]!["Password"]);
        Assert.IsNull(engine.Rig.Connectors.LastSettings("Secretive").Password);
    }

    [TestMethod]
    public async Task List_ToClients_NeverShowsSettings() =>
        Assert.DoesNotContain("Settings", (await s_engine.Guide.ReadAsync("AddressBooks", Token)).Text);

    [TestMethod]
    public async Task Check_WorkingAndFailingBook_SaysWhatTheCrmSays()
    {
        await using var engine = await SharedEngine.StartAsync(Token);
        var failing = await engine.Rig.AddBookAsync(FakeCatalog.Failing, Token);
        var plain = await engine.Rig.AddBookAsync(FakeCatalog.Plain, Token);

        Assert.AreEqual("True Signed in as test.", await CheckAsync(engine.Crm));
        Assert.AreEqual($"False {FailingBook.Message}", await CheckAsync(failing));
        Assert.AreEqual("True The address book answers.", await CheckAsync(plain));
        var state = (await engine.Guide.ReadAsync("AddressBooks", Token)).Array.Single(book => (string?)book!["AddinId"] == failing)!;
        Assert.AreEqual(("SignInNeeded", FailingBook.Message), ((string?)state["State"], (string?)state["Error"]));

        async Task<string> CheckAsync(string id)
        {
            var check = (await engine.Admin.FormAsync($"AddressBooks/{id}/Check", Token)).Is(HttpStatusCode.OK).Json;
            Assert.IsGreaterThanOrEqualTo(0L, (long)check["ElapsedMs"]!);
            return $"{(bool)check["Ok"]!} {check["Message"]}";
        }
    }

    [TestMethod]
    public async Task TestSearch_OneBook_AnswersItsRecordsAlone()
    {
        var id = (string)(await AddAsync(s_engine, new JsonObject { ["ConnectorId"] = FakeCatalog.Plain, ["Name"] = "Off", ["Enabled"] = false })).Json["AddinId"]!;

        var answer = (await s_engine.Admin.JsonAsync($"AddressBooks/{id}/TestSearch", new JsonObject { ["query"] = "bob" }, Token)).Is(HttpStatusCode.OK);

        Assert.HasCount(2, answer.Array);
        Assert.IsTrue(answer.Array.All(record => (string?)record!["AddinId"] == id));
        Assert.StartsWith($"\"{id}\";outcome=Answered", answer.Headers["Search-Status"]);
    }

    [TestMethod]
    public async Task Sync_CachedBook_IsBegunAndStatusTellsHowItStands()
    {
        await using var engine = await SharedEngine.StartAsync(Token);
        var id = await engine.Rig.AddBookAsync(FakeCatalog.Feed, Token, isCached: true);

        (await engine.Admin.FormAsync($"AddressBooks/{id}/Sync", Token)).Is(HttpStatusCode.Accepted);
        JsonNode status;
        do
        {
            status = (await engine.Admin.ReadAsync($"AddressBooks/{id}/Status", Token)).Is(HttpStatusCode.OK).Json;
        }
        while ((string?)status["State"] != "Ready");

        Assert.AreEqual(2, (int)status["Contacts"]!);
        Assert.IsNotNull(status["LastSync"]);
        Assert.IsNotNull(status["NextSync"]);
        Assert.IsNull(status["Error"]);
        Assert.AreEqual("NotCached", (string?)(await engine.Admin.ReadAsync($"AddressBooks/{engine.Crm}/Status", Token)).Json["State"]);
    }

    [TestMethod]
    public async Task Connectors_WorkingAndBroken_AreDescribed()
    {
        var connectors = (await s_engine.Admin.ReadAsync("Connectors", Token)).Is(HttpStatusCode.OK).Array;

        Assert.AreSequenceEqual(
            ["broken Failed", "crm Loaded", "failing Loaded", "feed Loaded", "hostile Loaded", "plain Loaded", "slow Loaded", "telling Loaded"],
            connectors.Select(entry => $"{entry!["Id"]} {entry["State"]}"));
        var (broken, crm) = (connectors[0]!, connectors[1]!);
        Assert.AreEqual("It was built for another engine. Update it.", (string?)broken["Error"]);
        Assert.IsNull(broken["SettingsSchema"]);
        Assert.AreEqual(("The crm", "1.2.3.4", "Fakes.dll", "Digits"),
            ((string?)crm["Name"], (string?)crm["Version"], (string?)crm["File"], (string?)crm["Capabilities"]!["NumberMatching"]));
        Assert.IsTrue(crm["Capabilities"]!["Abilities"]!.AsArray().Any(ability => (string?)ability == "RecordWriter"));
        Assert.AreEqual("object", (string?)crm["SettingsSchema"]!["type"]);
        Assert.AreSequenceEqual(["Server", "Password", "Limit"], crm["SettingsSchema"]!["properties"]!.AsObject().Select(property => property.Key));
    }

    private static JsonObject Draft(string name, JsonObject settings) => new() { ["ConnectorId"] = FakeCatalog.Crm, ["Name"] = name, ["Settings"] = settings };

    private async Task<Answer> AddAsync(SharedEngine engine, JsonObject draft) => (await engine.Admin.JsonAsync("AddressBooks", draft, Token)).Is(HttpStatusCode.Created);

    private async Task<JsonNode> ChangeAsync(string id, JsonObject change) =>
        (await s_engine.Admin.JsonAsync($"AddressBooks/{id}", change, Token, HttpMethod.Patch)).Is(HttpStatusCode.OK).Json;
}
