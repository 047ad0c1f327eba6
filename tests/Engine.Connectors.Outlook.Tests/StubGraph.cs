using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sdk.Testing;

namespace Engine.Connectors.Outlook.Tests;

/// <summary>Microsoft's login and Graph in canned answers, for a mailbox that the application reads in its own name.</summary>
internal sealed class StubGraph : IDisposable
{
    public const string ClientId = "00001111-aaaa-2222-bbbb-3333cccc4444";
    public const string Owner = "/v1.0/users/jane@example.com";

    public static readonly OutlookSettings App = new()
    {
        ClientId = ClientId, Tenant = "example.com", SignIn = OutlookSignIn.Application, ClientSecret = "s3cret", Mailbox = "jane@example.com",
    };

    public StubGraph()
    {
        Http.On("POST", "/example.com/oauth2/v2.0/token", StubAnswer.Json("""{"token_type":"Bearer","expires_in":3599,"access_token":"t0ken"}"""));
        On("GET", "/contactFolders", Page([]));
        On("GET", "/contacts/delta", Page([], delta: "d0"));
    }

    public StubHttp Http { get; } = new();

    public IEnumerable<StubRequest> Requests => Http.Requests.Where(request => !request.Path.EndsWith("/token", StringComparison.Ordinal));

    public StubGraph On(string method, string path, Func<StubRequest, object> answer)
    {
        var whole = path.StartsWith("/v1.0", StringComparison.Ordinal) ? path : Owner + path;
        Http.On(method, whole, request => answer(request) is var told && told is StubAnswer made ? made : StubAnswer.Json(JsonSerializer.Serialize(told)));
        return this;
    }

    public StubGraph On(string method, string path, object answer) => On(method, path, _ => answer);

    public TestBook Open(OutlookSettings? settings = null, TimeProvider? time = null) =>
        TestBook.Open(new OutlookConnector(), settings ?? App, new() { Transport = Http, Time = time ?? TimeProvider.System });

    public JsonElement Body(string method, string path) =>
        JsonDocument.Parse(Requests.Last(request => request.Method == method && request.Path.EndsWith(path, StringComparison.Ordinal)).Body).RootElement;

    public void Dispose() => Http.Dispose();

    public static JsonObject Page(object[] value, string? next = null, string? delta = null)
    {
        var page = new JsonObject { ["value"] = JsonSerializer.SerializeToNode(value) };
        if (next is not null) page["@odata.nextLink"] = $"https://graph.microsoft.com/v1.0/x?$skiptoken={next}";
        if (delta is not null) page["@odata.deltaLink"] = $"https://graph.microsoft.com/v1.0/x?%24deltatoken={delta}";
        return page;
    }

    public static object Contact(string id, string name, string? mobile = null, string folder = "main") =>
        new { id, parentFolderId = folder, givenName = "Bo", surname = name, displayName = $"Bo {name}", mobilePhone = mobile };

    public static JsonObject Removed(string id) => new() { ["id"] = id, ["@removed"] = new JsonObject { ["reason"] = "deleted" } };

    public static StubAnswer Error(HttpStatusCode status, string code, string message) =>
        StubAnswer.Json(JsonSerializer.Serialize(new { error = new { code, message, innerError = new { } } }), status);

    public static string Jwt(object claims) => $"{Base64("""{"alg":"none"}""")}.{Base64(JsonSerializer.Serialize(claims))}.x";

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
