using System.Net;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Tests.HubSpot;

/// <summary>Tests of the portal's API.</summary>
public abstract class HubSpotTest : SandboxTest
{
    protected const string Objects = "hubspot/crm/v3/objects/";

    protected string Add(string type, params (string Property, string? Value)[] values) => Server.HubSpot.Add(type, values.ToDictionary(pair => pair.Property, pair => pair.Value));

    protected Task<(HttpStatusCode Status, JsonNode? Body)> SearchAsync(string body, string type = "contacts") => PostAsync($"{Objects}{type}/search", body);

    /// <summary>The last names found, in order.</summary>
    protected async Task<string> NamesAsync(string body)
    {
        var (status, answer) = await SearchAsync(body);
        Assert.AreEqual(HttpStatusCode.OK, status, answer?.ToJsonString());
        return string.Join(' ', answer!["results"]!.AsArray().Select(item => item!["properties"]!["lastname"]!.GetValue<string>()));
    }

    protected static void AssertError((HttpStatusCode Status, JsonNode? Body) answer, HttpStatusCode status, string category)
    {
        Assert.AreEqual(status, answer.Status, answer.Body?.ToJsonString());
        Assert.AreEqual(category, answer.Body?["category"]?.GetValue<string>(), answer.Body?.ToJsonString());
        Assert.IsTrue(Guid.TryParse(answer.Body?["correlationId"]?.GetValue<string>(), out _));
    }
}
