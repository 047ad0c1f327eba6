using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Engine.Sdk;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Connectors.HubSpot.Tests;

/// <summary>A HubSpot of canned answers: by "METHOD path", the last one given wins; without one 404.</summary>
internal sealed class StubHubSpot : HttpMessageHandler, ISignedIn
{
    private readonly ConcurrentDictionary<string, Func<string, object>> _answers = new();

    public StubHubSpot() => On("GET account-info/v3/details", new { portalId = 123, uiDomain = "app-eu1.hubspot.com" });

    public ConcurrentQueue<(string Line, string Query, JsonElement? Body)> Requests { get; } = new();

    public Dictionary<string, string> SignedIn { get; } = [];

    public StubHubSpot On(string line, object answer) => On(line, _ => answer);

    public StubHubSpot On(string line, Func<string, object> answer)
    {
        _answers[line] = answer;
        return this;
    }

    public HubSpotAddressBook Open(HubSpotSettings? settings = null, TimeProvider? time = null)
    {
        settings ??= new() { AccessToken = "pat-1" };
        return (HubSpotAddressBook)new HubSpotConnector().Open(new()
        {
            BookId = AddressBookId.New(),
            Name = "Test",
            Settings = settings,
            Log = NullLogger.Instance,
            Time = time ?? TimeProvider.System,
            Http = new(this) { BaseAddress = new("http://127.0.0.1:5099/hubspot/") },
            SignedIn = this,
        });
    }

    public IEnumerable<JsonElement> Bodies(string line) => Requests.Where(request => request.Line == line).Select(request => request.Body!.Value);

    public ValueTask<string?> GetAsync(string member, CancellationToken cancellationToken) => ValueTask.FromResult(SignedIn.GetValueOrDefault(member));

    public static object Page(params object[] results) => new { total = results.Length, results };

    public static object Record(string id, params (string Name, string? Value)[] properties) =>
        new { id, properties = properties.ToDictionary(property => property.Name, property => property.Value), createdAt = "2026-01-01T00:00:00Z", archived = false };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        Assert.StartsWith("/hubspot/", address.AbsolutePath);
        var line = $"{request.Method} {address.AbsolutePath["/hubspot/".Length..]}";
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Enqueue((line, address.Query, body.Length == 0 ? null : JsonDocument.Parse(body).RootElement));
        if (!_answers.TryGetValue(line, out var answer)) throw new ConnectorException(ConnectorErrorKind.NotFound, "No such record.");
        var found = answer(address.Query + body);
        if (found is ConnectorException failure) throw failure;
        return new(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(found), Encoding.UTF8, "application/json") };
    }
}
