using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Sandbox.Tests;

/// <summary>A server of its own for each test, with a clock that stands still, and a client that is signed in to both vendors.</summary>
public abstract class SandboxTest : IDisposable
{
    public required TestContext TestContext { get; init; }

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 4, 10, 20, 30, TimeSpan.Zero));

    protected SandboxServer Server { get; private set; } = null!; // set before each test

    protected HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    protected string Token { get; set; } = "";

    protected CancellationToken Cancelled => TestContext.CancellationToken;

    protected virtual bool IsSeeded => false;

    [TestInitialize]
    public async Task StartAsync()
    {
        Server = await SandboxServer.StartAsync(new SandboxOptions { Time = Time, IsSeeded = IsSeeded }, Cancelled);
        Http.BaseAddress = Server.Address;
        // The tests' own token outlives whatever the clock is put to.
        var lifetime = Server.Salesforce.TokenLifetime;
        Server.Salesforce.TokenLifetime = TimeSpan.FromDays(365);
        Token = Server.Salesforce.IssueGrant().AccessToken;
        Server.Salesforce.TokenLifetime = lifetime;
    }

    [TestCleanup]
    public async Task StopAsync() => await Server.DisposeAsync();

    public void Dispose()
    {
        Http.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, object? body = null, string? token = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? (path.StartsWith("hubspot/", StringComparison.Ordinal) ? HubSpotPortal.PrivateAppToken : Token));
        request.Content = body switch
        {
            null => null,
            string text => new StringContent(text, Encoding.UTF8, "application/json"),
            _ => JsonContent.Create(body),
        };
        using var response = await Http.SendAsync(request, Cancelled);
        var answer = await response.Content.ReadAsStringAsync(Cancelled);
        return (response.StatusCode, answer.Length == 0 ? null : JsonNode.Parse(answer));
    }

    protected Task<(HttpStatusCode Status, JsonNode? Body)> GetAsync(string path, string? token = null) => SendAsync(HttpMethod.Get, path, token: token);

    protected Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    protected async Task<(HttpStatusCode Status, JsonNode? Body)> FormAsync(string path, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        using var response = await Http.PostAsync(path, content, Cancelled);
        var answer = await response.Content.ReadAsStringAsync(Cancelled);
        return (response.StatusCode, answer.Length == 0 ? null : JsonNode.Parse(answer));
    }
}
