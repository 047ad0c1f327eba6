using System.Net;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Tests.Google;

/// <summary>Tests of the People API, signed in with every scope.</summary>
public abstract class GoogleTest : SandboxTest
{
    protected const string V1 = "google/v1/";
    protected const string Connections = V1 + "people/me/connections";
    protected const string Scopes = "https://www.googleapis.com/auth/";

    [TestInitialize]
    public void SignIn()
    {
        var lifetime = Server.Google.TokenLifetime;
        Server.Google.TokenLifetime = TimeSpan.FromDays(365);
        Token = Server.Google.IssueGrant().AccessToken;
        Server.Google.TokenLifetime = lifetime;
    }

    protected string Add(string given, string family = "", string list = GooglePeople.Connections, string? phone = null) => Server.Google.Add(list, new JsonObject
    {
        ["names"] = new JsonArray(new JsonObject { ["givenName"] = given, ["familyName"] = family }),
        ["phoneNumbers"] = phone is null ? null : new JsonArray(new JsonObject { ["value"] = phone, ["type"] = "work" }),
    }.ToJsonString());

    protected async Task<JsonNode> OkAsync(string path, string? token = null)
    {
        var (status, body) = await GetAsync(path, token);
        Assert.AreEqual(HttpStatusCode.OK, status, body?.ToJsonString());
        return body!; // an answer of 200 has one
    }

    /// <summary>The given names of a list, in order.</summary>
    protected static string Names(JsonNode? people) => string.Join(' ', (people as JsonArray ?? []).Select(item => ((item?["person"] ?? item)?["names"]?[0]?["givenName"] ?? "-").ToString()));

    protected static void AssertError((HttpStatusCode Status, JsonNode? Body) answer, HttpStatusCode status, string code, string? reason = null)
    {
        Assert.AreEqual(status, answer.Status, answer.Body?.ToJsonString());
        Assert.AreEqual((int)status, answer.Body?["error"]?["code"]?.GetValue<int>());
        Assert.AreEqual(code, answer.Body?["error"]?["status"]?.GetValue<string>());
        Assert.AreEqual(reason, answer.Body?["error"]?["details"]?[0]?["reason"]?.GetValue<string>());
    }
}
