using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Engine.Benchmarks.Running;

/// <summary>Calls a running engine, as its administrator and as an application of its own.</summary>
internal sealed class EngineClient(EngineProcess engine) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = engine.Plain, Timeout = TimeSpan.FromMinutes(2) };
    private readonly string _adminToken = engine.AdminToken;

    /// <summary>The id of our application.</summary>
    public string Application { get; private init; } = Guid.NewGuid().ToString("D");

    /// <summary>Of an application that is approved already, such as the demo's.</summary>
    public static EngineClient For(EngineProcess engine, string application) => new(engine) { Application = application };

    /// <summary>Registers our application, and approves it.</summary>
    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        var registering = _http.PostAsync("Register", Form(("Id", Application), ("Name", "Benchmarks")), cancellationToken);
        while (!registering.IsCompleted)
        {
            using var approved = await AdminAsync(HttpMethod.Post, $"Applications/{Application}/Approve", new JsonObject(), cancellationToken);
            if (approved.IsSuccessStatusCode) break;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }

        using var registered = await registering;
        registered.EnsureSuccessStatusCode();
    }

    /// <summary>Adds a cached book of a contact file.</summary>
    /// <returns>Its id.</returns>
    public Task<string> AddBookAsync(string path, CancellationToken cancellationToken) =>
        AddBookAsync("local-files", new JsonObject { ["Path"] = path }, isCached: true, cancellationToken);

    /// <returns>Its id.</returns>
    public async Task<string> AddBookAsync(string connector, JsonObject settings, bool isCached, CancellationToken cancellationToken)
    {
        var book = new JsonObject
        {
            ["ConnectorId"] = connector,
            ["Name"] = "Contacts",
            ["Cached"] = isCached,
            ["Settings"] = settings.DeepClone(),
        };
        return (string)(await ReadAsync(AdminAsync(HttpMethod.Post, "AddressBooks", book, cancellationToken), cancellationToken))!["AddinId"]!; // always there
    }

    public async Task<(string State, int Contacts, string? LastSync)> GetStatusAsync(string book, CancellationToken cancellationToken)
    {
        var status = await ReadAsync(AdminAsync(HttpMethod.Get, $"AddressBooks/{book}/Status", null, cancellationToken), cancellationToken);
        var state = (string)status!["State"]!; // always there
        return state == "Failed" ? throw new InvalidOperationException((string?)status["Error"]) : (state, (int)status["Contacts"]!, (string?)status["LastSync"]);
    }

    public async Task SyncAsync(string book, CancellationToken cancellationToken) =>
        await ReadAsync(AdminAsync(HttpMethod.Post, $"AddressBooks/{book}/Sync", new JsonObject(), cancellationToken), cancellationToken);

    /// <summary>Signs a book in as a user does in a browser, at a page that agrees at once.</summary>
    public async Task SignInAsync(string book, CancellationToken cancellationToken)
    {
        var prompt = await ReadAsync(AdminAsync(HttpMethod.Post, $"AddressBooks/{book}/SignIn", new JsonObject(), cancellationToken), cancellationToken);
        using var page = await _http.GetAsync(new Uri((string)prompt!["AuthorizationUrl"]!), cancellationToken); // always there
        page.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until the book's copy is searchable.</summary>
    /// <param name="book">The book's id.</param>
    /// <param name="before">Its last sync, when a later one is waited for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WaitUntilReadyAsync(string book, string? before, CancellationToken cancellationToken)
    {
        while (await GetStatusAsync(book, cancellationToken) is var status && (status.State != "Ready" || status.LastSync == before))
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
    }

    /// <returns>The answer as it came.</returns>
    public async Task<string> SearchAsync(string query, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "Search") { Content = Form(("query", query)) };
        request.Headers.Add("ApplicationId", Application);
        using var answer = await _http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(cancellationToken);
    }

    public Task<string> GetVersionAsync(CancellationToken cancellationToken) => _http.GetStringAsync("Version", cancellationToken);

    public void Dispose() => _http.Dispose();

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] values) =>
        new(values.Select(value => KeyValuePair.Create(value.Name, value.Value)));

    private static async Task<JsonNode?> ReadAsync(Task<HttpResponseMessage> answering, CancellationToken cancellationToken)
    {
        using var answer = await answering;
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted
            ? JsonNode.Parse(text)
            : throw new InvalidOperationException($"The engine answered {(int)answer.StatusCode}: {text}");
    }

    private async Task<HttpResponseMessage> AdminAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _adminToken);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await _http.SendAsync(request, cancellationToken);
    }
}
