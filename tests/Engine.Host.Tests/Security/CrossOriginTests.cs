using System.Net;
using System.Net.WebSockets;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Security;

/// <summary>What pages of other sites may do.</summary>
[TestClass]
public sealed class CrossOriginTests(TestContext context)
{
    private const string Page = "https://client.example";
    private const string Stranger = "https://evil.example";

    private static SharedEngine s_engine = null!; // set before any test runs
    private static string s_paged = "";

    private CancellationToken Token => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        s_engine = await SharedEngine.StartAsync(context.CancellationToken);
        s_paged = await s_engine.Rig.ApprovedAsync(context.CancellationToken, origin: Page);
    }

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    public async Task Call_OfApprovedPage_IsAnsweredToExactlyThatOrigin()
    {
        using var client = s_engine.Rig.Client(s_paged, Page);

        var answer = (await client.FormAsync("Search", Token, ("query", "bob"))).Is(HttpStatusCode.OK);

        Assert.AreEqual(Page, answer.Headers["Access-Control-Allow-Origin"]);
        Assert.Contains("Search-Status", answer.Headers["Access-Control-Expose-Headers"]);
        Assert.Contains("Origin", answer.Headers["Vary"]);
        Assert.IsFalse(answer.Headers.ContainsKey("Access-Control-Allow-Credentials"));
    }

    [TestMethod]
    public async Task Error_ToApprovedPage_CanBeReadByIt()
    {
        using var client = s_engine.Rig.Client(s_paged, Page);

        foreach (var answer in (Answer[])[await client.FormAsync("Search", Token), await client.ReadAsync("nothing", Token), await client.FormAsync("DoAction", Token)])
        {
            Assert.IsGreaterThanOrEqualTo(400, (int)answer.Status);
            Assert.AreEqual(Page, answer.Headers["Access-Control-Allow-Origin"]);
        }
    }

    [TestMethod]
    [DataRow(Stranger)]
    [DataRow("null")]
    [DataRow("https://client.example.evil.example")]
    [DataRow("http://client.example")]
    [DataRow("https://client.example:8443")]
    [DataRow("https://client.example, https://evil.example")]
    public async Task Call_OfOtherPage_IsOriginNotAllowedAndNotReadable(string origin)
    {
        using var client = s_engine.Rig.Client(s_paged);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Origin", origin);

        foreach (var path in (string[])["Search", "Unload", "DoAction", "ShowWindow", "Dial", "AddressBooks"])
        {
            var answer = await client.FormAsync(path, Token, ("query", "bob"));

            answer.IsProblem(HttpStatusCode.Forbidden, "OriginNotAllowed");
            Assert.IsFalse(answer.Headers.ContainsKey("Access-Control-Allow-Origin"));
        }
    }

    [TestMethod]
    public async Task Call_OfApprovedPageWithAnothersId_IsOriginNotAllowed()
    {
        using var client = s_engine.Rig.Client(s_engine.Guide.DefaultRequestHeaders.GetValues("ApplicationId").Single(), Page);

        (await client.FormAsync("Search", Token, ("query", "bob"))).IsProblem(HttpStatusCode.Forbidden, "OriginNotAllowed");
    }

    [TestMethod]
    [DataRow("GET", "/health/live")]
    [DataRow("GET", "/api/v1/Version")]
    [DataRow("POST", "/api/v1/Ping")]
    [DataRow("POST", "/api/v1/Register")]
    public async Task OpenCall_OfAnyPage_IsReadableWithoutCredentials(string method, string path)
    {
        using var client = s_engine.Rig.Client(origin: Stranger);

        var answer = await client.AskAsync(new(method), path, Token);

        Assert.IsLessThan(500, (int)answer.Status);
        Assert.AreEqual("*", answer.Headers["Access-Control-Allow-Origin"]);
        Assert.IsFalse(answer.Headers.ContainsKey("Access-Control-Allow-Credentials"));
    }

    [TestMethod]
    public async Task Live_ForAnyPage_TellsNothingButThatItLives()
    {
        using var client = s_engine.Rig.Client(origin: Stranger);

        var answer = (await client.ReadAsync("/health/live", Token)).Is(HttpStatusCode.OK);

        Assert.AreEqual("Healthy", answer.Text);
        Assert.IsFalse(answer.Headers.ContainsKey("Server"));
    }

    [TestMethod]
    [DataRow(Page, "/api/v1/Search", "POST", Page)]
    [DataRow(Page, "/api/v1/AddressBooks", "GET", Page)]
    [DataRow(Stranger, "/api/v1/Register", "POST", "*")]
    [DataRow(Stranger, "/api/v1/register/", "POST", "*")]
    [DataRow(Stranger, "/health/live", "GET", "*")]
    [DataRow(Stranger, "/api/v1/Search", "POST", null)]
    [DataRow(Stranger, "/health/ready", "GET", null)]
    [DataRow(Stranger, "/metrics", "GET", null)]
    [DataRow("null", "/api/v1/Search", "POST", null)]
    public async Task Preflight_ByOriginAndPath_AllowsWhatTheCallWould(string origin, string path, string method, string? allowed)
    {
        var answer = await PreflightAsync(origin, path, method, "applicationid,content-type");

        Assert.AreEqual(allowed, answer.Headers.GetValueOrDefault("Access-Control-Allow-Origin"));
        Assert.IsFalse(answer.Headers.ContainsKey("Access-Control-Allow-Credentials"));
        if (allowed is not null) Assert.Contains("ApplicationId", answer.Headers["Access-Control-Allow-Headers"]);
    }

    [TestMethod]
    public async Task Preflight_ForTheAdminToken_IsNotAllowed()
    {
        var answer = await PreflightAsync(Page, "/api/v1/AddressBooks", "POST", "authorization");

        Assert.DoesNotContain("uthorization", answer.Headers.GetValueOrDefault("Access-Control-Allow-Headers", ""));
        var other = await PreflightAsync(Page, $"/api/v1/AddressBooks/{s_engine.Crm}", "DELETE", "content-type");
        Assert.DoesNotContain("DELETE", other.Headers.GetValueOrDefault("Access-Control-Allow-Methods", ""));
    }

    [TestMethod]
    public async Task Register_FromPage_BelongsToThatOriginAlone()
    {
        var id = Guid.NewGuid().ToString();
        using var client = s_engine.Rig.Client(origin: "https://new.example");
        var asked = s_engine.Rig.ApprovalWanted(id);
        var registering = client.FormAsync("Register", Token, ("Id", id), ("Name", "Page"));
        await asked;
        var approved = await s_engine.Admin.FormAsync($"Applications/{id}/Approve", Token);
        Assert.AreEqual("https://new.example", (string?)approved.Json["Origin"]);
        (await registering).Is(HttpStatusCode.OK);

        using var thief = s_engine.Rig.Client(origin: Stranger);

        (await thief.FormAsync("Register", Token, ("Id", id), ("Name", "Page"))).IsProblem(HttpStatusCode.Forbidden, "RegistrationDenied");
    }

    [TestMethod]
    [DataRow("null")]
    [DataRow("garbage")]
    public async Task Register_FromPageWithoutOrigin_IsOriginNotAllowed(string origin)
    {
        using var client = s_engine.Rig.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Origin", origin);

        (await client.FormAsync("Register", Token, ("Id", Guid.NewGuid().ToString()), ("Name", "Page"))).IsProblem(HttpStatusCode.Forbidden, "OriginNotAllowed");
    }

    [TestMethod]
    [DataRow(Page, 101)]
    [DataRow(Stranger, 403)]
    [DataRow("null", 403)]
    public async Task Events_ByOrigin_OpenForThatApplicationsPageAlone(string origin, int status)
    {
        using var client = new EventClient();
        client.Options.SetRequestHeader("Origin", origin);

        if (status == 101) await client.ConnectAsync(s_engine.Rig.Http, s_paged, Token);
        else await Assert.ThrowsExactlyAsync<WebSocketException>(() => client.ConnectAsync(s_engine.Rig.Http, s_paged, Token));

        Assert.AreEqual(status, client.Status);
    }

    [TestMethod]
    public async Task Get_AnyAddress_ChangesNothing()
    {
        var books = (await s_engine.Admin.ReadAsync("AddressBooks", Token)).Text;
        foreach (var path in (string[])["Unload", "Dial?Tel=1", "ShowWindow", "DoAction", "Search?query=bob", "Register", "Ssl?Port=1", "CreateNewRecord", "SaveRecord",
            $"AddressBooks/{s_engine.Crm}/Sync", $"AddressBooks/{s_engine.Crm}/Check", $"AddressBooks/{s_engine.Crm}/SignIn", $"Applications/{s_paged}/Deny"])
            (await s_engine.Admin.ReadAsync(path, Token)).IsProblem(HttpStatusCode.MethodNotAllowed, "MethodNotAllowed");

        Assert.AreEqual(books, (await s_engine.Admin.ReadAsync("AddressBooks", Token)).Text);
        Assert.IsEmpty(s_engine.Rig.Windows.Opened);
    }

    private async Task<Answer> PreflightAsync(string origin, string path, string method, string headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(s_engine.Rig.Http, path));
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", headers);
        using var client = s_engine.Rig.Client();
        return await client.AskAsync(request, Token);
    }
}
