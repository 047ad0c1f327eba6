using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Requests;

/// <summary>Bodies made to harm: each is refused with its reason, and the engine goes on.</summary>
[TestClass]
public sealed class HostileBodyTests(TestContext context)
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/json";

    private static SharedEngine s_engine = null!; // set before any test runs

    private CancellationToken Token => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_engine = await SharedEngine.StartAsync(context.CancellationToken);

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    [DataRow(Form, "query=%ED%A0%80")]
    [DataRow(Form, "query=%FF")]
    [DataRow(Form, "query=%C3%")]
    [DataRow(Form, "query=%zz")]
    [DataRow(Form, "query=a%00b")]
    [DataRow(Form, "a%00b=bob")]
    [DataRow(Json, """{"query":"\ud800"}""")]
    [DataRow(Json, """{"query":"bob","x":{"y":["\udc00"]}}""")]
    [DataRow(Json, """{"\ud800":"bob"}""")]
    [DataRow(Json, """{"query":"a\u0000b"}""")]
    [DataRow(Json, """{"query":"bob","query":"alice"}""")]
    [DataRow(Json, """{"query":"bob","QUERY":"alice"}""")]
    [DataRow(Json, """{"query":"bob" """)]
    [DataRow(Json, """["query"]""")]
    [DataRow(Json, "\"query\"")]
    [DataRow(Json, "null")]
    [DataRow(Json, "query=bob")]
    [DataRow(Json, """{"query":"bob",}""")]
    [DataRow(Json, """{"query":"bob"}{}""")]
    [DataRow(Json, """{"query":1234567890123456789012345678901234567890123456789012345678901234567890}""")]
    public async Task Search_BodyNotReadable_IsBodyMalformed(string contentType, string body) =>
        (await PostAsync(contentType, Encoding.UTF8.GetBytes(body))).IsProblem(HttpStatusCode.BadRequest, "BodyMalformed");

    [TestMethod]
    public async Task Search_BytesThatAreNoText_IsBodyMalformed()
    {
        (await PostAsync(Json, [.. "{\"query\":\""u8, 0xFF, 0xFE, .. "\"}"u8])).IsProblem(HttpStatusCode.BadRequest, "BodyMalformed");
        (await PostAsync(Json, [.. "{\"query\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8])).IsProblem(HttpStatusCode.BadRequest, "BodyMalformed");
        (await PostAsync(Form, [.. "query="u8, 0xC3])).IsProblem(HttpStatusCode.BadRequest, "BodyMalformed");
        (await PostAsync(Form, [.. "query="u8, 0])).IsProblem(HttpStatusCode.BadRequest, "BodyMalformed");
    }

    [TestMethod]
    [DataRow("""{"query":""", "}", 100_000)]
    [DataRow("[", "]", 100_000)]
    [DataRow("""{"query":""", "}", 40)]
    public async Task Search_DeepJson_IsBodyMalformed(string open, string close, int depth)
    {
        var text = new StringBuilder().Insert(0, open, depth).Append('1').Append(new StringBuilder().Insert(0, close, depth));

        (await PostAsync(Json, Encoding.UTF8.GetBytes(text.ToString()))).IsProblem(HttpStatusCode.BadRequest, "BodyMalformed");
    }

    [TestMethod]
    public async Task Search_ThousandsOfFields_IsBodyMalformed()
    {
        var form = string.Join('&', Enumerable.Range(0, 10_000).Select(i => $"f{i}={i}"));
        var json = new JsonObject(Enumerable.Range(0, 10_000).Select(i => KeyValuePair.Create($"f{i}", (JsonNode?)i)));

        (await PostAsync(Form, Encoding.UTF8.GetBytes(form))).IsProblem(HttpStatusCode.BadRequest, "BodyMalformed");
        (await PostAsync(Json, Encoding.UTF8.GetBytes(json.ToJsonString()))).IsProblem(HttpStatusCode.BadRequest, "BodyMalformed");
    }

    [TestMethod]
    [DataRow("text/plain")]
    [DataRow("text/xml")]
    [DataRow("multipart/form-data; boundary=x")]
    [DataRow("application/x-www-form-urlencoded; charset=utf-7")]
    [DataRow("application/json; charset=utf-16")]
    [DataRow("application/json, application/x-www-form-urlencoded")]
    [DataRow("garbage")]
    [DataRow(";;;")]
    public async Task Search_OtherContentType_IsMediaTypeUnsupported(string contentType) =>
        (await PostAsync(contentType, "query=bob"u8.ToArray())).IsProblem(HttpStatusCode.UnsupportedMediaType, "MediaTypeUnsupported");

    [TestMethod]
    [DataRow("gzip")]
    [DataRow("br")]
    [DataRow("gzip, gzip")]
    public async Task Search_CompressedBody_IsMediaTypeUnsupported(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "Search") { Content = new ByteArrayContent("query=bob"u8.ToArray()) };
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        (await s_engine.Guide.AskAsync(request, Token)).IsProblem(HttpStatusCode.UnsupportedMediaType, "MediaTypeUnsupported");
    }

    [TestMethod]
    public async Task EveryPost_OfTenMegabytes_IsBodyTooLarge()
    {
        var huge = new byte[10 << 20];

        foreach (var path in (string[])["Register", "Ping", "Search", "DoAction", "ShowWindow", "CreateNewRecord", "SaveRecord"])
            (await TooLargeAsync(s_engine.Guide, path)).IsProblem(HttpStatusCode.RequestEntityTooLarge, "BodyTooLarge");
        foreach (var path in (string[])["AddressBooks", "Dial", "Ssl", $"AddressBooks/{s_engine.Crm}/TestSearch"])
            (await TooLargeAsync(s_engine.Admin, path)).IsProblem(HttpStatusCode.RequestEntityTooLarge, "BodyTooLarge");

        async Task<Answer> TooLargeAsync(HttpClient client, string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(huge) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", Form);
            // Asks first: a client that sends on after the refusal may lose the connection before it has read the answer.
            request.Headers.ExpectContinue = true;
            return await client.AskAsync(request, Token);
        }
    }

    [TestMethod]
    public async Task Search_ValueOfAHundredThousandCharacters_IsBodyMalformed()
    {
        var text = new string('a', 100_000);

        (await PostAsync(Form, Encoding.UTF8.GetBytes($"x={text}&query=bob"))).IsProblem(HttpStatusCode.BadRequest, "BodyMalformed");
        (await PostAsync(Json, Encoding.UTF8.GetBytes($$"""{"x":"{{text}}"}"""))).IsProblem(HttpStatusCode.BadRequest, "BodyMalformed");
    }

    [TestMethod]
    public async Task AddBook_SettingsWithHostileText_AreRefusedOrKeptAsTheyAre()
    {
        var answer = await s_engine.Admin.JsonAsync("AddressBooks", new JsonObject
        {
            ["ConnectorId"] = FakeCatalog.Crm,
            ["Name"] = "<script>alert(1)</script>\u202E",
            ["Settings"] = new JsonObject { ["Server"] = "'; DROP TABLE books; --" },
        }, Token);

        answer.Is(HttpStatusCode.Created);
        var kept = (await s_engine.Admin.ReadAsync($"AddressBooks/{(string)answer.Json["AddinId"]!}", Token)).Json;
        Assert.AreEqual("'; DROP TABLE books; --", (string?)kept["Settings"]!["Server"]);
    }

    private Task<Answer> PostAsync(string contentType, byte[] body) => s_engine.Guide.RawAsync("Search", contentType, body, Token);
}
