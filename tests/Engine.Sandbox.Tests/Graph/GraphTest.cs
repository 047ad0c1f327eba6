using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Tests.Graph;

/// <summary>Tests of Microsoft Graph, signed in as the first user with every permission.</summary>
public abstract class GraphTest : SandboxTest
{
    protected const string V1 = "graph/v1.0/";
    protected const string Me = V1 + "me/";

    [TestInitialize]
    public void SignIn()
    {
        var lifetime = Server.Graph.TokenLifetime;
        Server.Graph.TokenLifetime = TimeSpan.FromDays(365);
        Token = Server.Graph.IssueGrant().AccessToken;
        Server.Graph.TokenLifetime = lifetime;
    }

    protected string Add(string name, string? folderId = null, string? mobile = null) => Server.Graph.Add(GraphTenant.Contacts,
        new JsonObject
        {
            ["displayName"] = name,
            ["mobilePhone"] = mobile,
            ["emailAddresses"] = new JsonArray(new JsonObject { ["address"] = $"{name.ToLowerInvariant()}@people.example" }),
        }.ToJsonString(), folderId);

    protected string AddFolder(string name, string? parentId = null) => Server.Graph.Add(GraphTenant.ContactFolders, new JsonObject { ["displayName"] = name }.ToJsonString(), parentId);

    protected string AddUser(string json) => Server.Graph.Add(GraphTenant.Users, json);

    /// <summary>Asks with headers, each as <c>Name: value</c>; a query's blanks and plus signs are escaped here.</summary>
    protected async Task<(HttpStatusCode Status, JsonNode? Body)> AskAsync(string path, params string[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path.Replace("+", "%2B", StringComparison.Ordinal));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        foreach (var pair in headers.Select(header => header.Split(": ", 2)))
            request.Headers.TryAddWithoutValidation(pair[0], pair[1]);
        using var response = await Http.SendAsync(request, Cancelled);
        var answer = await response.Content.ReadAsStringAsync(Cancelled);
        return (response.StatusCode, answer.Length == 0 ? null : JsonNode.Parse(answer));
    }

    protected async Task<JsonNode> OkAsync(string path, params string[] headers)
    {
        var (status, body) = await AskAsync(path, headers);
        Assert.AreEqual(HttpStatusCode.OK, status, body?.ToJsonString());
        return body!; // an answer of 200 has one
    }

    protected Task<(HttpStatusCode Status, JsonNode? Body)> PatchAsync(string path, string body) => SendAsync(HttpMethod.Patch, path, body);

    /// <summary>The names of a page, in order; of what is gone a minus sign.</summary>
    protected static string Names(JsonNode? page) => string.Join(' ', page!["value"]!.AsArray().Select(item =>
        item!["@removed"] is null ? (item["displayName"] ?? item["name"] ?? item["subject"] ?? item["title"])?.ToString() : "-"));

    protected static string Link(JsonNode page, string name) => page[$"@odata.{name}"]?.GetValue<string>() ?? throw new AssertFailedException($"There is no {name}: {page.ToJsonString()}");

    protected static void AssertError((HttpStatusCode Status, JsonNode? Body) answer, HttpStatusCode status, string code)
    {
        Assert.AreEqual(status, answer.Status, answer.Body?.ToJsonString());
        Assert.AreEqual(code, answer.Body?["error"]?["code"]?.GetValue<string>(), answer.Body?.ToJsonString());
        Assert.IsTrue(Guid.TryParse(answer.Body?["error"]?["innerError"]?["request-id"]?.GetValue<string>(), out _));
    }

    protected async Task<HttpResponseMessage> RawAsync(string path, string? body = null, params string[] headers)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Patch, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        foreach (var pair in headers.Select(header => header.Split(": ", 2)))
            request.Headers.TryAddWithoutValidation(pair[0], pair[1]);
        return await Http.SendAsync(request, Cancelled);
    }
}
