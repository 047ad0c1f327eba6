using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Sdk.Testing.Tests.Memory;

/// <summary>The API of the CRM in memory: answers requests, and notes those its description does not allow.</summary>
internal sealed class MemoryApi(MemoryStore store, MemoryTokens tokens)
{
    private const int PageSize = 100;

    private readonly Lock _lock = new();
    private readonly List<string> _invalid = [];

    public IReadOnlyList<string> Invalid
    {
        get
        {
            lock (_lock)
                return [.. _invalid];
        }
    }

    public static bool IsToken(StubRequest request) => request.Path == "/token";

    public StubAnswer Answer(StubRequest request)
    {
        if (IsToken(request))
            return tokens.Answer(request);
        if (!tokens.IsGood(request.Headers.GetValueOrDefault("Authorization")))
            return Refused(HttpStatusCode.Unauthorized, "The token is not valid.");
        return (request.Method, request.Path["/api/".Length..].Split('/')) switch
        {
            ("GET", ["records"]) => Search(request),
            ("GET", ["changes"]) => Changes(request),
            ("GET", ["version"]) => Json(new JsonObject { ["version"] = store.Version }),
            ("GET", ["me"]) => Json(Of(MemoryCrm.User)),
            ("POST", ["records", var type]) => Create(type, request),
            (var method, ["records", var type, var id, .. var rest]) => store.Find(type, id) is { } record
                ? Record(method, record, rest, request)
                : Refused(HttpStatusCode.NotFound, "There is no such record."),
            _ => Unknown(request),
        };
    }

    private StubAnswer Record(string method, MemoryRecord record, string[] rest, StubRequest request) => (method, rest) switch
    {
        ("GET", []) => Json(Of(record)),
        ("PATCH", []) => Json(Of(store.Change(record, Values(request)))),
        ("GET", ["picture"]) => record.Picture.Length > 0 ? new StubAnswer { Body = record.Picture, MediaType = "image/png" } : StubAnswer.Empty(HttpStatusCode.NoContent),
        ("GET", ["calls"]) => Json(new JsonObject { ["calls"] = new JsonArray([.. store.CallsOf(record, Number(request, "limit")).Select(Of)]) }),
        ("POST", ["calls"]) => Json(new JsonObject { ["id"] = store.Log(record, JsonNode.Parse(request.Body)!.AsObject()) }),
        ("POST", ["ping"]) => StubAnswer.Empty(HttpStatusCode.NoContent),
        _ => Unknown(request),
    };

    private StubAnswer Search(StubRequest request)
    {
        var words = request.Query("words")?.Split('\n');
        var digits = request.Query("digits");
        if ((words is null) == (digits is null) || digits?.All(char.IsAsciiDigit) == false || Number(request, "limit") is < 1 or > PageSize)
            return Unknown(request);
        var found = store.All.Where(record => words is null ? record.HasDigits(digits!) : record.HasWords(words)); // one of the two is there
        return Json(new JsonObject { ["records"] = new JsonArray([.. found.Skip(Number(request, "offset")).Take(Number(request, "limit")).Select(Of)]) });
    }

    private StubAnswer Changes(StubRequest request)
    {
        if (!int.TryParse(request.Query("since"), CultureInfo.InvariantCulture, out var since))
            return Refused(HttpStatusCode.Gone, "This token is not known.");
        var changed = store.ChangedSince(since).Where(record => since > 0 || !record.IsGone).Take(PageSize * 5).ToList();
        return Json(new JsonObject
        {
            ["records"] = new JsonArray([.. changed.Where(record => !record.IsGone).Select(Of)]),
            ["removed"] = new JsonArray([.. changed.Where(record => record.IsGone).Select(Of)]),
            ["next"] = changed.Count > 0 ? changed[^1].Version : Math.Max(since, store.Version),
        });
    }

    private StubAnswer Create(string type, StubRequest request)
    {
        if (!MemoryCrm.Types.Contains(type))
            return Refused(HttpStatusCode.BadRequest, "There is no such type.");
        var values = Values(request);
        return values.ContainsKey(type == "Company" ? WellKnownFields.CompanyName : WellKnownFields.LastName)
            ? Json(Of(store.Add(type, values, [])))
            : Refused(HttpStatusCode.BadRequest, MemoryCrm.RefusalWords);
    }

    private StubAnswer Unknown(StubRequest request)
    {
        lock (_lock)
            _invalid.Add($"{request.Method} {request.Address.PathAndQuery}");
        return Refused(HttpStatusCode.BadRequest, "There is no such request.");
    }

    private static Dictionary<string, string> Values(StubRequest request) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(request.Body) ?? [];

    private static int Number(StubRequest request, string name) => int.TryParse(request.Query(name), CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static JsonObject Of(MemoryRecord record) => new()
    {
        ["type"] = record.Type, ["id"] = record.Id, ["fields"] = new JsonObject(record.Fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value))),
    };

    private static JsonObject Of(ContractCall call) => new()
    {
        ["start"] = call.Start.ToString("O"), ["seconds"] = call.Duration?.TotalSeconds, ["direction"] = call.Direction?.ToString(), ["text"] = call.Text,
    };

    private static StubAnswer Json(JsonObject json) => StubAnswer.Json(json.ToJsonString());

    private static StubAnswer Refused(HttpStatusCode status, string message) => StubAnswer.Json(new JsonObject { ["message"] = message }.ToJsonString(), status);
}
