using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Cli.Running;

namespace Engine.Cli.Requests;

/// <summary>Calls the running engine with the admin token.</summary>
internal sealed class EngineClient(HttpClient http, RunningEngine engine)
{
    // Neither a proxy nor another address may come by the token.
    public static HttpClient CreateHttp() => new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
    {
        MaxResponseContentBufferSize = 256 * 1024 * 1024,
    };

    public Task<Answer> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, null, cancellationToken);

    public Task<Answer> DeleteAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, path, null, null, cancellationToken);

    /// <param name="path">Below the base address.</param>
    /// <param name="body">Null sends none.</param>
    /// <param name="dialect">The form of the answer; null for the engine's default.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Answer> PostAsync(string path, JsonObject? body, string? dialect, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, body, dialect, cancellationToken);

    /// <summary>Writes the body of an answer as it comes.</summary>
    /// <exception cref="CommandException">The engine refused, or does not answer.</exception>
    public Task DownloadAsync(string path, Stream target, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(engine.Address, path));
        return CallAsync(request, HttpCompletionOption.ResponseHeadersRead, async response =>
        {
            await response.Content.CopyToAsync(target, cancellationToken);
            return true;
        }, cancellationToken);
    }

    private Task<Answer> SendAsync(HttpMethod method, string path, JsonObject? body, string? dialect, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, new Uri(engine.Address, path));
        request.Headers.Accept.ParseAdd("application/json");
        if (dialect is not null)
            request.Headers.Add("Dialect", dialect);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return CallAsync(request, HttpCompletionOption.ResponseContentRead, async response => new Answer(
            await response.Content.ReadAsStringAsync(cancellationToken),
            response.Headers.TryGetValues("Search-Status", out var status) ? string.Join(", ", status) : null), cancellationToken);
    }

    /// <exception cref="CommandException">The engine refused, or does not answer.</exception>
    private async Task<T> CallAsync<T>(
        HttpRequestMessage request, HttpCompletionOption until, Func<HttpResponseMessage, Task<T>> read, CancellationToken cancellationToken)
    {
        using var _ = request;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", engine.Token);
        try
        {
            using var response = await http.SendAsync(request, until, cancellationToken);
            return response.IsSuccessStatusCode
                ? await read(response)
                : throw Refusal((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (HttpRequestException e)
        {
            throw new CommandException(ExitCode.NotRunning, $"The engine (process {engine.Discovery.ProcessId}) does not answer at {engine.Address}: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CommandException(ExitCode.Refused, $"The engine did not answer within {http.Timeout.TotalSeconds:0} s.", e);
        }
    }

    private static CommandException Refusal(int status, string text)
    {
        JsonNode? problem;
        try
        {
            problem = JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return new CommandException(ExitCode.Refused, $"The engine refused with status {status}.");
        }

        string[] candidates = [problem.Text("Message"), problem.Text("detail"), problem.Text("title"), $"The engine refused with status {status}."];
        var message = candidates.First(candidate => candidate.Length > 0);
        var fields = problem.Items("Errors").Where(wrong => !message.Contains(wrong.Text("Message"), StringComparison.Ordinal))
            .Select(wrong => $"{wrong.Text("Field")}: {wrong.Text("Message")}");
        return new CommandException(ExitCode.Refused, string.Join(' ', fields.Prepend(message))) { Json = text };
    }
}
