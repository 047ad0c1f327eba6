using System.Net;

namespace Engine.Sandbox.Tests.Graph;

/// <summary>Who may see what, how often, and how errors look.</summary>
[TestClass]
public sealed class AccessTests : GraphTest
{
    [TestMethod]
    public async Task Application_OtherMailboxes_AreOpenAndMeIsNot()
    {
        var other = AddUser("""{"displayName":"Sam","userPrincipalName":"sam@sandbox.example"}""");
        Server.Graph.Add(GraphTenant.Contacts, """{"displayName":"Ada"}""", user: other);
        Token = Server.Graph.IssueApplicationGrant().AccessToken;

        Assert.AreEqual("Ada", Names(await OkAsync($"{V1}users/sam@sandbox.example/contacts")));
        Assert.AreEqual("Ada", Names(await OkAsync($"{V1}users/{other}/contacts/delta")));
        AssertError(await AskAsync($"{Me}contacts"), HttpStatusCode.BadRequest, "BadRequest");
        AssertError(await AskAsync($"{V1}users/nobody/contacts"), HttpStatusCode.NotFound, "ErrorInvalidUser");
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task User_OtherMailboxes_AreClosedAndHisOwnIsOpen()
    {
        AddUser("""{"displayName":"Sam","userPrincipalName":"sam@sandbox.example"}""");

        AssertError(await AskAsync($"{V1}users/sam@sandbox.example/contacts"), HttpStatusCode.Forbidden, "ErrorAccessDenied");
        await OkAsync($"{V1}users/{Server.Graph.UserId}/contacts");
    }

    [TestMethod]
    public async Task Mailbox_TakenAway_IsNotFound()
    {
        Server.Graph.RemoveMailbox();

        AssertError(await AskAsync($"{Me}contacts"), HttpStatusCode.NotFound, "MailboxNotEnabledForRESTAPI");
        await OkAsync($"{V1}me");
    }

    [TestMethod]
    [DataRow("Contacts.Read", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [DataRow("https://graph.microsoft.com/Contacts.ReadWrite", HttpStatusCode.OK, HttpStatusCode.Created)]
    [DataRow("https://graph.microsoft.com/.default", HttpStatusCode.OK, HttpStatusCode.Created)]
    [DataRow("User.Read", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Permissions_AreChecked(string scope, HttpStatusCode read, HttpStatusCode write)
    {
        Token = Server.Graph.IssueGrant(scope: scope).AccessToken;

        Assert.AreEqual(read, (await AskAsync($"{Me}contacts")).Status);
        Assert.AreEqual(write, (await PostAsync($"{Me}contacts", """{"givenName":"A"}""")).Status);
    }

    [TestMethod]
    public async Task WithheldPermission_IsMissingUntilItIsGivenBack()
    {
        Server.Graph.WithholdScopes("Contacts.Read", "Contacts.ReadWrite");

        AssertError(await AskAsync($"{Me}contacts"), HttpStatusCode.Forbidden, "ErrorAccessDenied");
        Server.Graph.GiveBackScopes();
        await OkAsync($"{Me}contacts");
    }

    [TestMethod]
    public async Task Token_MissingWrongOrLate_IsUnauthorized()
    {
        using var none = await Http.GetAsync($"{Me}contacts", Cancelled);
        Assert.AreEqual(HttpStatusCode.Unauthorized, none.StatusCode);
        AssertError(await GetAsync($"{Me}contacts", "wrong"), HttpStatusCode.Unauthorized, "InvalidAuthenticationToken");
        Server.Graph.ExpireAccessTokens();

        AssertError(await AskAsync($"{Me}contacts"), HttpStatusCode.Unauthorized, "InvalidAuthenticationToken");
    }

    [TestMethod]
    public async Task Throttling_ReachedLimit_TellsWhenToComeBack()
    {
        Server.Graph.RequestsPerTenMinutes = 1;
        await OkAsync($"{Me}contacts");

        using var late = await RawAsync($"{Me}contacts");

        Assert.AreEqual(HttpStatusCode.TooManyRequests, late.StatusCode);
        Assert.AreEqual(TimeSpan.FromSeconds(10), late.Headers.RetryAfter?.Delta);
        Time.Advance(TimeSpan.FromMinutes(10));
        await OkAsync($"{Me}contacts");
    }

    [TestMethod]
    public async Task Throttling_FifthAtOnce_IsRefused()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.Hang, Times = 4 });
        var four = Enumerable.Range(0, 4).Select(_ => AskAsync($"{Me}contacts")).ToList();
        while (Server.Faults.Hanging < 4)
            await Task.Yield();

        AssertError(await AskAsync($"{Me}contacts"), HttpStatusCode.TooManyRequests, "ApplicationThrottled");
        await OkAsync($"{V1}users");
        Server.Faults.Release();
        Assert.IsTrue((await Task.WhenAll(four)).All(answer => answer.Status == HttpStatusCode.OK));
        await OkAsync($"{Me}contacts");
    }

    [TestMethod]
    [DataRow(FaultKind.RateLimited, HttpStatusCode.TooManyRequests)]
    [DataRow(FaultKind.ExpiredToken, HttpStatusCode.Unauthorized)]
    [DataRow(FaultKind.Status, HttpStatusCode.ServiceUnavailable)]
    public async Task Fault_BefallsOneRequest(FaultKind kind, HttpStatusCode status)
    {
        Server.Faults.Add(new Fault { Kind = kind, Path = "/graph/", RetryAfter = TimeSpan.FromSeconds(3) });

        using var answer = await RawAsync($"{Me}contacts");

        Assert.AreEqual(status, answer.StatusCode);
        await OkAsync($"{Me}contacts");
    }

    [TestMethod]
    public async Task Errors_CarryTheClientsRequestId()
    {
        using var answer = await RawAsync($"{Me}contacts/nope", null, "client-request-id: 5a4d0b0e-0000-4a57-9f6e-000000000001");

        Assert.AreEqual("5a4d0b0e-0000-4a57-9f6e-000000000001", answer.Headers.GetValues("client-request-id").Single());
        Assert.IsTrue(answer.Headers.Contains("request-id"));
    }

    [TestMethod]
    [DataRow("GET", "me/contact", null)]
    [DataRow("GET", "me/contacts?top=5", null)]
    [DataRow("GET", "me/contacts/delta?$top=5&$filter=x", null)]
    [DataRow("PUT", "me/contacts", "{}")]
    [DataRow("POST", "me/contacts", """{"phones":[]}""")]
    [DataRow("POST", "me/events", """{"title":"x"}""")]
    public async Task Invalid_AgainstTheDescription_IsNoted(string method, string path, string? body)
    {
        await SendAsync(new HttpMethod(method), V1 + path, body);

        Assert.HasCount(1, Server.Requests.Invalid);
    }
}
