using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engine.Cli.Tests;

/// <summary>Answers HTTP as the engine would, from a table, and remembers what was asked; with its own data folder.</summary>
internal sealed class FakeEngine : IAsyncDisposable
{
    public const string Token = "the-admin-token";

    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _answers = new();
    private readonly WebApplication _app;

    private FakeEngine(WebApplication app) => _app = app;

    public ConcurrentQueue<Request> Requests { get; } = new();

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("engine-cli-tests-");

    public Uri Address => new(new Uri(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()), "/api/v1/");

    public static async Task<FakeEngine> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var engine = new FakeEngine(builder.Build());
        engine._app.Run(engine.AnswerAsync);
        await engine._app.StartAsync(cancellationToken);
        engine.WriteDiscovery(Environment.ProcessId, engine.Address.ToString());
        engine.WriteFile("admin-token", Token + "\n");
        return engine;
    }

    /// <param name="call">Method and path below <c>/api/v1/</c>, such as <c>GET AddressBooks</c>.</param>
    /// <param name="body">JSON; empty for none.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="searchStatus">The response header of that name.</param>
    public FakeEngine Answer(string call, string body, int status = 200, string? searchStatus = null)
    {
        _answers[call] = async context =>
        {
            context.Response.StatusCode = status;
            if (searchStatus is not null)
                context.Response.Headers["Search-Status"] = searchStatus;
            if (body.Length > 0)
                await context.Response.WriteAsync(body, context.RequestAborted);
        };
        return this;
    }

    /// <param name="call">Method and path.</param>
    /// <param name="body">Made anew each time.</param>
    public FakeEngine Answer(string call, Func<string> body)
    {
        _answers[call] = context => context.Response.WriteAsync(body(), context.RequestAborted);
        return this;
    }

    public void WriteDiscovery(int processId, params string[] addresses) => WriteFile("engine.json", new JsonObject
    {
        ["ProcessId"] = processId,
        ["Addresses"] = new JsonArray([.. addresses.Select(address => JsonValue.Create(address))]),
        ["Version"] = "1.2.3",
        ["StartedAt"] = TimeProvider.System.GetUtcNow(),
    }.ToJsonString());

    public void WriteFile(string name, string text) => File.WriteAllText(Path.Combine(Folder.FullName, name), text);

    /// <summary>Runs the command line against this engine.</summary>
    public Task<Run> RunAsync(string[] args, CancellationToken cancellationToken) => Run.StartAsync([.. args, "--data", Folder.FullName], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Folder.Delete(recursive: true);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var call = $"{context.Request.Method} {context.Request.Path.Value!["/api/v1/".Length..]}";
        Requests.Enqueue(new Request(call, body.Length == 0 ? null : JsonNode.Parse(body), context.Request.Headers["Dialect"].ToString()));
        if (context.Request.Headers.Authorization != $"Bearer {Token}")
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (_answers.TryGetValue(call, out var answer))
            await answer(context);
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}

/// <summary>One request as the fake engine saw it.</summary>
internal sealed record Request(string Call, JsonNode? Body, string Dialect);

/// <summary>What one run of the command line came to.</summary>
internal sealed record Run(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static async Task<Run> StartAsync(string[] args, CancellationToken cancellationToken, Func<string, string?>? environment = null)
    {
        using var http = Engine.Cli.Requests.EngineClient.CreateHttp();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await new CommandLine(output, error, http, environment ?? (_ => null)).RunAsync(args, cancellationToken);
        Assert.DoesNotContain(FakeEngine.Token, output.ToString() + error, StringComparison.Ordinal);
        return new Run(exitCode, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }
}
