using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Refit;

namespace Engine.Sdk.Http.Tests;

[TestClass]
public sealed partial class RestApiTests
{
    public TestContext TestContext { get; set; } = null!; // the runner sets it

    [TestMethod]
    [DataRow("Müller & Söhne <山田>", """{"text":"Müller & Söhne <山田>"}""")]
    [DataRow("a\"b\\c", """{"text":"a\"b\\c"}""")]
    public async Task For_Body_IsEscapedNoMoreThanJsonAsksFor(string text, string expected)
    {
        using var http = new HttpClient(new Crm(HttpStatusCode.OK)) { BaseAddress = new("https://crm.example/") };

        var answer = await RestApi.For<INotes>(http, NotesContext.Default).AddAsync(new(text), TestContext.CancellationToken);

        Assert.AreEqual(expected, answer.Text);
    }

    [TestMethod]
    public async Task For_Refusal_IsAConnectorException()
    {
        using var http = new HttpClient(new Crm(HttpStatusCode.Forbidden)) { BaseAddress = new("https://crm.example/") };

        var refused = await Assert.ThrowsExactlyAsync<ConnectorException>(() => RestApi.For<INotes>(http, NotesContext.Default).AddAsync(new("x"), TestContext.CancellationToken));

        Assert.AreEqual(ConnectorErrorKind.Forbidden, refused.Kind);
    }

    internal interface INotes
    {
        [Post("/notes")]
        Task<Note> AddAsync([Body] Note note, CancellationToken cancellationToken);
    }

    internal sealed record Note(string Text);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Note))]
    internal sealed partial class NotesContext : JsonSerializerContext;

    // Answers with a note of what it was sent.
    private sealed class Crm(HttpStatusCode status) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var sent = await request.Content!.ReadAsStringAsync(cancellationToken); // a POST with a body
            return new(status) { Content = new StringContent(JsonSerializer.Serialize(new { text = sent }), Encoding.UTF8, "application/json") };
        }
    }
}
