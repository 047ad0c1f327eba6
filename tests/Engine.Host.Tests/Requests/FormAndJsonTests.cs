using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Requests;

/// <summary>A request means the same whichever way its values come.</summary>
[TestClass]
public sealed class FormAndJsonTests(TestContext context)
{
    private static SharedEngine s_engine = null!; // set before any test runs

    private CancellationToken Token => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        s_engine = await SharedEngine.StartAsync(context.CancellationToken);
        await s_engine.Rig.AddBookAsync(FakeCatalog.Plain, context.CancellationToken);
    }

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    [DataRow("query=bob&count=3&offset=1", """{"query":"bob","count":3,"offset":1}""")]
    [DataRow("QUERY=bob&CoUnT=3&OFFSET=1", """{"Query":"bob","COUNT":"3","offset":1.0}""")]
    [DataRow("query=bob&count=3&offset=1&includePictures=&unheard=of", """{"query":"bob","count":"3","offset":1,"includePictures":null,"unheard":{"of":[1]}}""")]
    [DataRow("query=bob&count=3&offset=1&query=alice", """{"query":["bob","alice"],"count":3,"offset":1}""")]
    [DataRow("count=3&&offset=1&query=%62%6Fb&", "\uFEFF {\"query\":\"b\\u006fb\",\"count\":3,\"offset\":1}")]
    public async Task Search_FormOrJson_AnswerTheSame(string form, string json)
    {
        var expected = await SearchAsync("application/x-www-form-urlencoded", "query=bob&count=3&offset=1");

        var byForm = await SearchAsync("application/x-www-form-urlencoded", form);
        var byJson = await SearchAsync("application/json", json);

        Assert.AreEqual(expected, byForm);
        Assert.AreEqual(expected, byJson);
    }

    [TestMethod]
    [DataRow("application/x-www-form-urlencoded; charset=UTF-8")]
    [DataRow("APPLICATION/X-WWW-FORM-URLENCODED")]
    [DataRow("application/x-www-form-urlencoded;charset=\"utf-8\"")]
    [DataRow(null)]
    public async Task Search_ContentTypeInAnotherSpelling_AnswersTheSame(string? contentType) =>
        Assert.AreEqual(await SearchAsync("application/x-www-form-urlencoded", "query=bob"), await SearchAsync(contentType, "query=bob"));

    [TestMethod]
    public async Task Search_ByNameOfAnotherScript_IsReadFromEveryEncoding()
    {
        var expected = await SearchAsync("application/json", """{"query":"müller"}""");

        Assert.AreEqual(expected, await SearchAsync("application/x-www-form-urlencoded", "query=m%C3%BCller"));
        Assert.AreEqual(expected, await SearchAsync("application/x-www-form-urlencoded", "query=müller"));
        Assert.AreEqual(expected, await SearchAsync("application/json", """{"query":"m\u00fcller"}"""));
        Assert.HasCount(2, JsonNode.Parse(expected)!.AsArray());
    }

    [TestMethod]
    [DataRow("query=%2B44+1632+960017")]
    [DataRow("query=+44 1632 960017")]
    [DataRow("query=+441632960017")]
    [DataRow("query=%20441632960017")]
    public async Task Search_PlusNotEscaped_IsReadAsThePlusItWas(string form)
    {
        var found = JsonNode.Parse(await SearchAsync("application/x-www-form-urlencoded", form))!.AsArray();

        Assert.HasCount(2, found);
        Assert.IsTrue(found.All(record => (string?)record!["Match"] == "Exact"));
    }

    [TestMethod]
    public async Task Search_EmptyValues_MeanTheDefaults()
    {
        var expected = await SearchAsync("application/x-www-form-urlencoded", "query=bob");

        Assert.AreEqual(expected, await SearchAsync("application/x-www-form-urlencoded", "query=bob&count=&offset=&includePictures=&includeActivities="));
        Assert.AreEqual(expected, await SearchAsync("application/x-www-form-urlencoded", "query=bob&count=0&offset=0&includePictures=false&includeActivities=0"));
        Assert.AreEqual(expected, await SearchAsync("application/json", """{"query":"bob","count":0,"offset":"","includePictures":false,"includeActivities":null}"""));
    }

    [TestMethod]
    public async Task Search_CountAndOffset_CutPagesOutOfOneOrder()
    {
        var whole = JsonNode.Parse(await SearchAsync("application/x-www-form-urlencoded", "query=bob&count=100"))!.AsArray();
        Assert.HasCount(4, whole);

        var paged = new List<string>();
        for (var offset = 0; offset < 5; offset++)
        {
            var page = JsonNode.Parse(await SearchAsync("application/x-www-form-urlencoded", $"query=bob&count=1&offset={offset}"))!.AsArray();
            Assert.HasCount(offset < 4 ? 1 : 0, page);
            paged.AddRange(page.Select(record => (string)record!["UniqueId"]!));
        }

        Assert.AreSequenceEqual(whole.Select(record => (string)record!["UniqueId"]!), paged);
        Assert.AreEqual("[]", await SearchAsync("application/x-www-form-urlencoded", $"query=bob&offset={int.MaxValue}"));
    }

    [TestMethod]
    public async Task DoAction_PlusOfTheIdNotEscaped_IsTakenAsThePlusItWas()
    {
        var action = await s_engine.ActionAsync(PlainBook.BobTel, "SendMail", Token);

        (await s_engine.Guide.RawAsync("DoAction", "application/x-www-form-urlencoded", Encoding.ASCII.GetBytes($"actionid={action}"), Token)).Is(HttpStatusCode.NoContent);
        (await s_engine.Guide.JsonAsync("DoAction", new JsonObject { ["ACTIONID"] = new JsonArray(action) }, Token)).Is(HttpStatusCode.NoContent);
        (await s_engine.Guide.JsonAsync("DoAction", new JsonObject { ["actionId"] = action + "+" }, Token)).IsProblem(HttpStatusCode.BadRequest, "ActionInvalid");
    }

    [TestMethod]
    public async Task Get_WithTheContentTypeOfAForm_IsAnswered()
    {
        foreach (var path in (string[])["Version", "AddressBooks", "RecordTypes"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Content = new ByteArrayContent([]) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");

            (await s_engine.Guide.AskAsync(request, Token)).Is(HttpStatusCode.OK);
        }
    }

    [TestMethod]
    public async Task Post_WithoutBody_TakesTheQueryString()
    {
        Assert.AreEqual("""{"Id":"a b"}""", (await s_engine.Guide.AskAsync(HttpMethod.Post, "Ping?id=a%20b", Token)).Text);
        (await s_engine.Guide.AskAsync(HttpMethod.Post, "Ping", Token)).Is(HttpStatusCode.NoContent);
    }

    private async Task<string> SearchAsync(string? contentType, string body) =>
        (await s_engine.Guide.RawAsync("Search", contentType, Encoding.UTF8.GetBytes(body), Token)).Is(HttpStatusCode.OK).Text;
}
