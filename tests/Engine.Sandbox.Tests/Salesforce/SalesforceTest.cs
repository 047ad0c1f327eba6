using System.Net;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Tests.Salesforce;

/// <summary>Tests of the org's API.</summary>
public abstract class SalesforceTest : SandboxTest
{
    protected const string Data = "salesforce/services/data/v60.0/";

    protected string Add(string type, params (string Field, object? Value)[] values) => Server.Salesforce.Add(type, values.ToDictionary(pair => pair.Field, pair => pair.Value));

    protected Task<(HttpStatusCode Status, JsonNode? Body)> QueryAsync(string soql, string resource = "query") => GetAsync($"{Data}{resource}?q={Uri.EscapeDataString(soql)}");

    protected Task<(HttpStatusCode Status, JsonNode? Body)> FindAsync(string sosl) => QueryAsync(sosl, "search");

    /// <summary>The names found, in order.</summary>
    protected async Task<string> NamesAsync(string query)
    {
        var (status, body) = query.StartsWith("FIND", StringComparison.Ordinal) ? await FindAsync(query) : await QueryAsync(query);
        Assert.AreEqual(HttpStatusCode.OK, status, body?.ToJsonString());
        return string.Join(' ', (body?["records"] ?? body?["searchRecords"])!.AsArray().Select(record => record?["LastName"]?.GetValue<string>() ?? record?["Name"]?.GetValue<string>()));
    }

    protected static void AssertError((HttpStatusCode Status, JsonNode? Body) answer, HttpStatusCode status, string code)
    {
        Assert.AreEqual(status, answer.Status, answer.Body?.ToJsonString());
        Assert.AreEqual(code, answer.Body?[0]?["errorCode"]?.GetValue<string>(), answer.Body?.ToJsonString());
    }
}
