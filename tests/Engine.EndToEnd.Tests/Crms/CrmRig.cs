using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox;
using Engine.Sandbox.OAuth;
using static Engine.EndToEnd.Tests.EngineProcess;

namespace Engine.EndToEnd.Tests.Crms;

/// <summary>An engine beside stand-ins of the CRMs, which are empty.</summary>
internal sealed class CrmRig : IAsyncDisposable
{
    private readonly CancellationToken _token;

    private readonly string _application;
    private readonly string[] _options;

    private CrmRig(SandboxServer sandbox, EngineProcess engine, string application, string[] options, CancellationToken token)
    {
        (Sandbox, Engine, _application, _options, _token) = (sandbox, engine, application, options, token);
        (Client, Admin) = (engine.Client(application), engine.Admin());
    }

    public SandboxServer Sandbox { get; }

    public EngineProcess Engine { get; private set; }

    public HttpClient Client { get; private set; }

    public HttpClient Admin { get; private set; }

    public static async Task<CrmRig> StartAsync(CancellationToken token, params string[] options)
    {
        var sandbox = await SandboxServer.StartAsync(new() { IsSeeded = false, ApprovesAtOnce = true }, token);
        var engine = await EngineProcess.StartAsync(NewDataFolder(), token, options);
        return new(sandbox, engine, await engine.ApprovedApplicationAsync("Guide", token), options, token);
    }

    public Task KillAsync() => Engine.KillAsync();

    /// <summary>Starts the engine again over the same data.</summary>
    public async Task RestartAsync()
    {
        Client.Dispose();
        Admin.Dispose();
        await Engine.DisposeAsync();
        Engine = await EngineProcess.StartAsync(Engine.DataFolder, _token, _options);
        (Client, Admin) = (Engine.Client(_application), Engine.Admin());
    }

    public JsonObject Salesforce(string signIn = "Application") => new()
    {
        ["LoginAddress"] = new Uri(Sandbox.Address, "salesforce").AbsoluteUri,
        ["SignIn"] = signIn,
        ["ClientId"] = OAuthProvider.ConfidentialClient,
        ["ClientSecret"] = OAuthProvider.ClientSecret,
    };

    public JsonObject HubSpot(int searchesPerSecond = 100) => new()
    {
        ["ApiAddress"] = new Uri(Sandbox.Address, "hubspot/").AbsoluteUri,
        ["AccessToken"] = HubSpotPortal.PrivateAppToken,
        ["SearchesPerSecond"] = searchesPerSecond,
    };

    public JsonObject Google() => new()
    {
        ["ApiAddress"] = new Uri(Sandbox.Address, "google/").AbsoluteUri,
        ["AuthorizeAddress"] = new Uri(Sandbox.Address, "google/o/oauth2/v2/auth").AbsoluteUri,
        ["TokenAddress"] = new Uri(Sandbox.Address, "google/token").AbsoluteUri,
        ["RevokeAddress"] = new Uri(Sandbox.Address, "google/revoke").AbsoluteUri,
        ["ClientId"] = OAuthProvider.ConfidentialClient,
        ["ClientSecret"] = OAuthProvider.ClientSecret,
    };

    public JsonObject Outlook() => new()
    {
        ["ApiAddress"] = new Uri(Sandbox.Address, "graph/v1.0").AbsoluteUri,
        ["LoginAddress"] = new Uri(Sandbox.Address, "login").AbsoluteUri,
        ["ClientId"] = OAuthProvider.PublicClient,
    };

    /// <returns>The book's path below the API.</returns>
    public async Task<string> AddAsync(string connector, JsonObject settings, bool isCached = false)
    {
        using var added = await Admin.PostAsJsonAsync(
            "AddressBooks", new JsonObject { ["ConnectorId"] = connector, ["Name"] = connector, ["Cached"] = isCached, ["Settings"] = settings }, _token);
        var text = await added.Content.ReadAsStringAsync(_token);
        Assert.AreEqual(HttpStatusCode.Created, added.StatusCode, text);
        return $"AddressBooks/{JsonNode.Parse(text)!["AddinId"]}";
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await Admin.GetStringAsync(path, _token))!;

    public async Task<JsonNode?> PostAsync(string path, JsonObject? body = null)
    {
        using var answer = await Admin.PostAsJsonAsync(path, body ?? [], _token);
        var text = await answer.Content.ReadAsStringAsync(_token);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    /// <returns>The records, and which book answered how.</returns>
    public async Task<(JsonArray Records, string Status)> SearchAsync(string query, int count = 10)
    {
        using var response = await Client.PostAsync("Search", Form(("query", query), ("count", $"{count}")), _token);
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        return ((JsonArray)JsonNode.Parse(await response.Content.ReadAsStringAsync(_token))!, response.Headers.GetValues("Search-Status").Single());
    }

    /// <summary>Signs a book in as a user does in a browser, who agrees to everything.</summary>
    /// <returns>The page the browser ends at.</returns>
    public async Task<string> SignInAsync(string book)
    {
        var prompt = await PostAsync($"{book}/SignIn");
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var agreed = await browser.GetAsync(new Uri((string)prompt!["AuthorizationUrl"]!), _token);
        Assert.AreEqual(HttpStatusCode.Found, agreed.StatusCode);
        // The engine names the port it was configured with: the free one it took here is another.
        using var back = await browser.GetAsync(agreed.Headers.Location, _token);
        return await back.Content.ReadAsStringAsync(_token);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Admin.Dispose();
        await Engine.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
