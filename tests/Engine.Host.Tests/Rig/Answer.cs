using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Engine.Host.Tests.Rig;

/// <summary>What the engine answered, read to its end.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, string? ContentType, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonArray Array => Json.AsArray();

    public string? Code => (string?)Json["Code"];

    public string? Message => (string?)Json["Message"];

    public static async Task<Answer> OfAsync(HttpResponseMessage response, CancellationToken token)
    {
        using (response)
        {
            var headers = response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
            return new(response.StatusCode, await response.Content.ReadAsStringAsync(token), response.Content.Headers.ContentType?.ToString(), headers);
        }
    }

    /// <summary>Holds what every error answer promises: the kind of body, the code, a sentence for a person and no look inside the engine.</summary>
    public Answer IsProblem(HttpStatusCode status, string code)
    {
        Assert.AreEqual(status, Status, Text);
        Assert.AreEqual("application/problem+json; charset=utf-8", ContentType);
        Assert.AreEqual(code, Code, Text);
        Assert.AreEqual((int)status, (int?)Json["status"]);
        Assert.IsFalse(string.IsNullOrWhiteSpace(Message));
        Assert.DoesNotContain("   at ", Text);
        Assert.DoesNotContain("Exception", Text);
        return this;
    }

    public Answer Is(HttpStatusCode status)
    {
        Assert.AreEqual(status, Status, Text);
        return this;
    }
}

internal static class HttpClientExtensions
{
    public static async Task<Answer> AskAsync(this HttpClient client, HttpMethod method, string path, CancellationToken token, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        return await client.AskAsync(request, token);
    }

    public static async Task<Answer> AskAsync(this HttpClient client, HttpRequestMessage request, CancellationToken token) =>
        await Answer.OfAsync(await client.SendAsync(request, token), token);

    public static Task<Answer> ReadAsync(this HttpClient client, string path, CancellationToken token) => client.AskAsync(HttpMethod.Get, path, token);

    /// <summary>Posts a form, as a client of the guide does.</summary>
    public static Task<Answer> FormAsync(this HttpClient client, string path, CancellationToken token, params (string Name, string Value)[] values) =>
        client.AskAsync(HttpMethod.Post, path, token, new FormUrlEncodedContent(values.Select(value => KeyValuePair.Create(value.Name, value.Value))));

    public static Task<Answer> JsonAsync(this HttpClient client, string path, JsonNode body, CancellationToken token, HttpMethod? method = null) =>
        client.AskAsync(method ?? HttpMethod.Post, path, token, JsonContent.Create(body));

    /// <summary>Posts a body as it stands.</summary>
    public static Task<Answer> RawAsync(this HttpClient client, string path, string? contentType, byte[] body, CancellationToken token)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null) content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return client.AskAsync(HttpMethod.Post, path, token, content);
    }
}
