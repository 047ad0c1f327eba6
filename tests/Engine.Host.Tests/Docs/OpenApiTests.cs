using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Host.Problems;
using Engine.Host.Tests.Rig;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Host.Tests.Docs;

/// <summary>The OpenAPI document of the running engine.</summary>
[TestClass]
public sealed class OpenApiTests(TestContext context)
{
    private static EngineRig s_engine = null!; // set before any test runs
    private static JsonNode s_document = null!; // likewise

    private CancellationToken Token => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        s_engine = await EngineRig.StartAsync(context.CancellationToken);
        using var client = s_engine.Client();
        s_document = (await client.ReadAsync("/openapi/v1.json", context.CancellationToken)).Is(HttpStatusCode.OK).Json;
    }

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    public void Document_EveryEndpointOfTheApi_IsInIt()
    {
        var mapped = s_engine.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}"))
            .Where(call => !call.StartsWith("CONNECT", StringComparison.Ordinal)) // OpenAPI has no such operation
            .Order(StringComparer.OrdinalIgnoreCase).ToList();

        var described = Calls().Select(call => call.Name).Where(name => name.Contains(" /api/v1", StringComparison.Ordinal)).Order(StringComparer.OrdinalIgnoreCase);

        Assert.IsGreaterThan(25, mapped.Count);
        Assert.AreSequenceEqual(mapped, described);
    }

    [TestMethod]
    public void Document_EveryCall_HasTitleChapterAnswerAndExample()
    {
        foreach (var (name, call) in Calls())
        {
            var summary = (string?)call["summary"];
            Assert.IsNotNull(summary, name);
            Assert.IsInRange(5, 90, summary.Length, $"{name}: {summary}");
            Assert.DoesNotEndWith(".", summary, name);
            Assert.Contains((string)call["tags"]!.AsArray().Single()!, (string[])["Client calls", "Configuration"], name);
            var answers = call["responses"]!.AsObject();
            Assert.IsTrue(answers.Any(answer => answer.Key[0] is '1' or '2'), name);
            Assert.Contains("\"example\":", call.ToJsonString(), name);
        }
    }

    [TestMethod]
    public void Document_EveryCallOfTheApi_ListsItsErrorsWithAnExample()
    {
        foreach (var (name, call) in Calls().Where(call => call.Name.Contains("/api/v1", StringComparison.Ordinal)))
        {
            var errors = call["responses"]!.AsObject().Where(answer => answer.Key[0] is '4' or '5').ToList();
            Assert.IsTrue(errors.Exists(error => error.Key == "421"), name);
            foreach (var (status, error) in errors)
            {
                var example = error!["content"]!["application/problem+json"]!["example"]!;
                Assert.IsTrue(Enum.TryParse<ProblemCode>((string?)example["Code"], out _), name);
                Assert.AreEqual(status, $"{example["status"]}", name);
            }

            var security = call["security"]?.AsArray().Count ?? 0;
            var isOpen = name is "POST /api/v1/Register" or "POST /api/v1/Ping" or "GET /api/v1/Version" or "GET /api/v1/events/{applicationId}";
            Assert.AreEqual(isOpen, security == 0, name);
            if (security > 0) Assert.IsTrue(errors.Exists(error => error.Key == "401"), name);
        }
    }

    [TestMethod]
    [DataRow("POST /api/v1/Register", "Id Name")]
    [DataRow("POST /api/v1/ShowWindow", "window")]
    [DataRow("POST /api/v1/Search", "query count offset includePictures includeActivities")]
    [DataRow("POST /api/v1/DoAction", "actionId callId direction duration start callerTel calledTel")]
    [DataRow("POST /api/v1/Ping", "Id")]
    [DataRow("POST /api/v1/CreateNewRecord", "RecordTypeId Phone ContactName FirstName LastName CompanyName Email Notes")]
    [DataRow("POST /api/v1/SaveRecord", "RecordId Phone ContactName FirstName LastName CompanyName Email Notes")]
    [DataRow("POST /api/v1/AddressBooks", "ConnectorId Name Settings Enabled Cached Priority CacheFrequencyMinutes")]
    [DataRow("PATCH /api/v1/AddressBooks/{AddinId}", "Name Settings Enabled Cached Priority CacheFrequencyMinutes")]
    [DataRow("POST /api/v1/AddressBooks/{AddinId}/TestSearch", "query count offset includePictures includeActivities")]
    [DataRow("POST /api/v1/Applications/{Id}/Approve", "Dialect")]
    [DataRow("POST /api/v1/Explain", "query")]
    [DataRow("POST /api/v1/Dial", "Tel")]
    [DataRow("POST /api/v1/Ssl", "Port")]
    public void Document_CallWithBody_NamesEachFieldWithMeaningAndExample(string name, string fields)
    {
        var body = Calls().Single(call => call.Name == name).Call["requestBody"]!["content"]!.AsObject();

        foreach (var (_, type) in body)
        {
            var properties = type!["schema"]!["properties"]!.AsObject();
            Assert.AreEqual(fields, string.Join(' ', properties.Select(property => property.Key)));
            foreach (var (_, property) in properties)
            {
                Assert.IsFalse(string.IsNullOrEmpty((string?)property!["description"]));
                Assert.IsNotNull(property["examples"]);
            }

            Assert.IsNotNull(type["example"]);
        }
    }

    [TestMethod]
    [DataRow("POST /api/v1/Register", "200 202 204")]
    [DataRow("POST /api/v1/Ping", "200 204")]
    [DataRow("POST /api/v1/DoAction", "200 204")]
    [DataRow("GET /api/v1/OwnerContact", "200 204")]
    [DataRow("POST /api/v1/AddressBooks", "201")]
    [DataRow("POST /api/v1/AddressBooks/{AddinId}/Sync", "202")]
    [DataRow("GET /api/v1/events/{applicationId}", "101")]
    public void Document_CallThatSucceedsInSeveralWays_ListsEach(string name, string statuses)
    {
        var answers = Calls().Single(call => call.Name == name).Call["responses"]!.AsObject();

        Assert.AreEqual(statuses, string.Join(' ', answers.Select(answer => answer.Key).Where(status => status[0] < '4').Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void Document_EveryReference_LeadsSomewhere()
    {
        var references = Nodes(s_document).OfType<JsonObject>().Select(node => node["$ref"]).OfType<JsonValue>().Select(value => (string)value!).ToList();
        foreach (var reference in references)
        {
            Assert.StartsWith("#/", reference);
            JsonNode? target = s_document;
            foreach (var part in reference[2..].Split('/')) target = target?[part.Replace("~1", "/", StringComparison.Ordinal)];
            Assert.IsNotNull(target, reference);
        }

        var schemes = s_document["components"]!["securitySchemes"]!.AsObject().Select(scheme => scheme.Key).ToList();
        foreach (var requirement in Calls().SelectMany(call => call.Call["security"]?.AsArray() ?? []))
            foreach (var (scheme, _) in requirement!.AsObject()) Assert.Contains(scheme, schemes);
        var tags = s_document["tags"]!.AsArray().Select(tag => (string)tag!["name"]!).ToList();
        foreach (var tag in Calls().SelectMany(call => call.Call["tags"]!.AsArray())) Assert.Contains((string)tag!, tags);
    }

    [TestMethod]
    public void Document_PathParameters_AreDeclaredAsThePathNamesThem()
    {
        foreach (var (name, call) in Calls())
        {
            var inPath = name.Split('{').Skip(1).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)]);
            var declared = (call["parameters"]?.AsArray() ?? []).Where(parameter => (string?)parameter!["in"] == "path").Select(parameter => (string?)parameter!["name"]);
            Assert.AreSequenceEqual(inPath, declared, name);
        }
    }

    [TestMethod]
    public async Task Document_ByAnyReader_IsStrictJsonWithoutTheMachinesName()
    {
        using var client = s_engine.Client();
        var answer = await client.ReadAsync("/openapi/v1.json", Token);

        using var strict = JsonDocument.Parse(answer.Text, new() { AllowDuplicateProperties = false });
        Assert.StartsWith("3.1", strict.RootElement.GetProperty("openapi").GetString()!);
        Assert.StartsWith("application/json", answer.ContentType!);
        Assert.DoesNotContain("EngineOptions", answer.Text);
    }

    private static IEnumerable<(string Name, JsonNode Call)> Calls() =>
        s_document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(call => ($"{call.Key.ToUpperInvariant()} {path.Key}", call.Value!)));

    private static IEnumerable<JsonNode> Nodes(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Nodes(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Nodes).Prepend(items),
        { } value => [value],
        null => [],
    };
}
