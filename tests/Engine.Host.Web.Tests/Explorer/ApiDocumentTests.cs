using System.Text;
using Engine.Host.Web.Explorer.Calls;

namespace Engine.Host.Web.Tests.Explorer;

/// <summary>What is read of the engine's API document.</summary>
[TestClass]
public sealed class ApiDocumentTests
{
    private const string Document = """
        { "paths": {
          "/api/v1/Connectors": { "get": { "security": [ { "AdminToken": [] } ] } },
          "/api/v1/AddressBooks/{AddinId}": { "delete": { "security": [ { "AdminToken": [] } ], "parameters": [ { "name": "AddinId", "in": "path" } ] } },
          "/api/v1/RecordTypes": { "get": { "security": [ { "ApplicationId": [] } ] } },
          "/api/v1/Version": { "get": { "security": [] } },
          "/api/v1/Search": { "post": { "summary": "Asks", "security": [ { "ApplicationId": [] } ], "requestBody": { "content": {
            "application/x-www-form-urlencoded": { "schema": { "required": [ "query" ], "properties": {
              "query": { "type": "string", "description": "Who", "examples": [ "bob" ] }, "count": { "type": "integer", "examples": [ 10 ] }, "id": { "examples": [ "AVkr…" ] } } } },
            "application/json": {} } } } },
          "/api/v1/AddressBooks": { "get": { "security": [ { "ApplicationId": [] }, { "AdminToken": [] } ] },
            "post": { "security": [ { "AdminToken": [] } ], "requestBody": { "content": { "application/json": {} } } } },
          "/api/v1/events/{applicationId}": { "get": {} },
          "/contacts/{ticket}": { "get": {} } } }
        """;

    private static IReadOnlyList<ApiCall> Calls => ApiDocument.Read(Encoding.UTF8.GetBytes(Document));

    [TestMethod]
    public void Read_Document_GivesTheGuidesCallsFirstAndInItsOrder() =>
        Assert.AreEqual(
            "POST Search, GET AddressBooks, GET Version, GET RecordTypes, GET Connectors, DELETE AddressBooks/{AddinId}, POST AddressBooks",
            string.Join(", ", Calls.Select(call => call.Key)));

    [TestMethod]
    public void Read_Call_KnowsItsValues()
    {
        var search = Calls[0];

        CollectionAssert.AreEqual(
            new[] { new ApiField("query", "Who", "bob", "string", true, false), new("count", "", "10", "integer", false, false), new("id", "", "", "", false, false) },
            search.Fields.ToArray());
        Assert.IsFalse(search.TakesJsonOnly);
        Assert.IsTrue(Calls[^1].TakesJsonOnly);
    }

    [TestMethod]
    public void Read_Security_TellsWhoNeedsTheToken() =>
        Assert.AreEqual("GGGMCCC", string.Concat(Calls.Select(call => $"{call.Group}"[0])));
}
