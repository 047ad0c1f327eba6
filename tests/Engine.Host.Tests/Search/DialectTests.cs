using System.Net;
using System.Text.Json.Nodes;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Search;

/// <summary>What a search answers, member by member, in either dialect.</summary>
[TestClass]
public sealed class DialectTests(TestContext context)
{
    private static SharedEngine s_engine = null!; // set before any test runs

    private CancellationToken Token => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        s_engine = await SharedEngine.StartAsync(context.CancellationToken);
        await s_engine.Rig.AddBookAsync(FakeCatalog.Failing, context.CancellationToken);
    }

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    public async Task Search_Guide_IsAFlatArrayOfRecords()
    {
        var answer = (await s_engine.Guide.FormAsync("Search", Token, ("query", PlainBook.BobTel))).Is(HttpStatusCode.OK);

        Assert.AreEqual("application/json; charset=utf-8", answer.ContentType);
        var record = answer.Array.Single()!.AsObject();
        Assert.AreEqual(
            "AddinId AddinName UniqueId RecordType DisplayText Fields Match AgeSeconds Actions", string.Join(' ', record.Select(member => member.Key)));
        Assert.AreEqual((s_engine.Crm, "CRM", "Contact", "Bob Jones", "Exact"),
            ((string?)record["AddinId"], (string?)record["AddinName"], (string?)record["RecordType"], (string?)record["DisplayText"], (string?)record["Match"]));
        Assert.IsNull(record["AgeSeconds"]);
        Assert.AreEqual(
            """{"FirstName":"Bob","LastName":"Jones","BusinessPhone":"+44 1632 960017","BusinessPhone2":"+44 1632 960999","Email":"Bob@example.com","Account owner":"Carol"}""",
            record["Fields"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [TestMethod]
    public async Task Search_Guide_OffersTheActionsOfTheRecord()
    {
        var actions = (await s_engine.RecordAsync(PlainBook.BobTel, Token))["Actions"]!.AsArray();

        Assert.AreSequenceEqual(
            ["ShowRecord Default Show Contact", "CreatePhoneActivity CallAction Create Call Task",
             "CreatePhoneActivityAndShow CallAction Create and show Call Task", "SendMail None Send mail"],
            actions.Select(action => $"{action!["ActionId"]} {action["SpecialKind"]} {action["DisplayText"]}"));
        foreach (var action in actions)
        {
            Assert.AreEqual("UniqueId ActionId IsMultiple UseDefaultImage DisplayText SpecialKind", string.Join(' ', action!.AsObject().Select(member => member.Key)));
            Assert.IsFalse((bool)action["IsMultiple"]! || (bool)action["UseDefaultImage"]!);
        }
    }

    [TestMethod]
    public async Task Search_Integrator_IsOneGroupPerBook()
    {
        var groups = (await s_engine.Integrator.FormAsync("Search", Token, ("query", PlainBook.BobTel))).Is(HttpStatusCode.OK).Array;

        Assert.AreSequenceEqual(["CRM", "failing"], groups.Select(group => (string?)group!["AddinName"]));
        var (crm, failing) = (groups[0]!.AsObject(), groups[1]!);
        Assert.AreEqual("AddinId AddinName Records ExceptionText", string.Join(' ', crm.Select(member => member.Key)));
        Assert.AreEqual(s_engine.Crm, (string?)crm["AddinId"]);
        Assert.IsNull(crm["ExceptionText"]);
        Assert.IsEmpty(failing["Records"]!.AsArray());
        Assert.AreEqual(FailingBook.Message, ((string)failing["ExceptionText"]!)[..FailingBook.Message.Length]);
        var record = crm["Records"]!.AsArray().Single()!.AsObject();
        Assert.AreEqual("UniqueId RecordType DisplayText Fields Actions Match AgeSeconds", string.Join(' ', record.Select(member => member.Key)));
        Assert.AreSequenceEqual(
            ["0 FirstName=Bob FirstName FirstName Text", "1 LastName=Jones LastName LastName Text", "2 BusinessPhone=+44 1632 960017 BusinessPhone BusinessPhone Phone",
             "3 BusinessPhone=+44 1632 960999 BusinessPhone BusinessPhone2 Phone", "4 Email=Bob@example.com Email Email Email", "5 Account owner=Carol  Account owner Text"],
            record["Fields"]!.AsArray().Select(field =>
                $"{field!["Ordinal"]} {field["Name"]}={field["Value"]} {field["WellKnownName"]} {field["DescriptorId"]} {field["Type"]}"));
    }

    [TestMethod]
    public async Task Search_PicturesAndActivities_AreThereWhenAskedForAlone()
    {
        var asked = (await s_engine.Guide.FormAsync("Search", Token, ("query", "bob"), ("includePictures", "true"), ("includeActivities", "true"))).Array;
        var group = (await s_engine.Integrator.FormAsync("Search", Token, ("query", "bob"), ("includePictures", "true"), ("includeActivities", "true"))).Array[0]!;

        foreach (var records in (JsonArray[])[asked, group["Records"]!.AsArray()])
        {
            Assert.HasCount(2, records);
            Assert.AreEqual("data:image/png;base64,iVBORw==", (string?)records[0]!["Picture"]);
            Assert.IsFalse(records[1]!.AsObject().ContainsKey("Picture"), "Bobby has none.");
            Assert.AreEqual(
                """[{"Kind":"Call","Subject":"Invoice","Start":"2022-10-20T09:44:00Z","Direction":"Incoming","Duration":123,"Url":"https://crm.example/A1"}]""",
                records[0]!["Activities"]!.ToJsonString());
        }

        var plain = await s_engine.Guide.FormAsync("Search", Token, ("query", "bob"));
        Assert.DoesNotContain("\"Picture\"", plain.Text);
        Assert.DoesNotContain("\"Activities\"", plain.Text);
    }

    [TestMethod]
    [DataRow("+44 1632 960017", "Exact")]
    [DataRow("00441632960017", "Exact")]
    [DataRow("01632 960017", "National")]
    [DataRow("632960017", "Suffix")]
    [DataRow("bob", "Name")]
    [DataRow("jon bo", "Name")]
    public async Task Search_AnyWay_SaysHowTheRecordWasFound(string query, string match) =>
        Assert.AreEqual(match, (string?)(await s_engine.RecordAsync(query, Token))["Match"]);

    [TestMethod]
    public async Task Search_CachedBook_SaysHowOldTheCopyIs()
    {
        await using var engine = await SharedEngine.StartAsync(Token);
        var feed = await engine.Rig.AddBookAsync(FakeCatalog.Feed, Token, isCached: true);
        while ((string?)(await engine.Admin.ReadAsync($"AddressBooks/{feed}/Status", Token)).Json["State"] != "Ready") await Task.Yield();

        var answer = await engine.Guide.FormAsync("Search", Token, ("query", PlainBook.BobTel));

        var copied = answer.Array.Single(record => (string?)record!["AddinId"] == feed)!;
        Assert.IsGreaterThanOrEqualTo(0L, (long)copied["AgeSeconds"]!);
        Assert.Contains($"\"{feed}\";outcome=FromCache;source=cache;", answer.Headers["Search-Status"]);
        Assert.AreEqual("Exact", (string?)copied["Match"]);
    }

    [TestMethod]
    public async Task Search_NothingFound_IsAnEmptyArray()
    {
        Assert.AreEqual("[]", (await s_engine.Guide.FormAsync("Search", Token, ("query", "nobody"))).Is(HttpStatusCode.OK).Text);

        var groups = (await s_engine.Integrator.FormAsync("Search", Token, ("query", "nobody"))).Is(HttpStatusCode.OK).Array;
        Assert.HasCount(2, groups);
        Assert.IsTrue(groups.All(group => group!["Records"]!.AsArray().Count == 0));
    }
}
