using Engine.Host.Demo;
using Engine.Host.Security;
using Engine.Host.Web;
using Engine.Storage;

namespace Engine.Host.Launch;

/// <summary>Runs the engine from start to end, as a program does.</summary>
internal static class EngineProgram
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken = default)
    {
        try
        {
            if (CommandLine.AnswersAlone(args, output)) return 0;

            await using var app = EngineHost.Build(args);
            await app.StartAsync(cancellationToken);
            var address = app.Services.GetRequiredService<PublicAddress>();
            await output.WriteLineAsync($"Listening on {new Uri(address.Base, ApiPath.Prefix)} and {new Uri(address.Encrypted, ApiPath.Prefix)}");
            if (address.ForOthers is { } others) await output.WriteLineAsync($"Listening for other machines on {others}{PagesPath.Root}, with the pages alone open there");
            var isDemo = app.Services.GetRequiredService<EngineOptions>().Demo;
            if (isDemo) await PrintDemoAsync(app, new Uri(address.Base, ApiPath.Prefix), output, cancellationToken);
            await using var sandbox = isDemo ? await StartSandboxAsync(app, output, cancellationToken) : null;
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (Exception exception) when (LaunchFailure.Of(exception) is { } failure)
        {
            await errors.WriteLineAsync(failure.Message.ReplaceLineEndings(" "));
            return failure.ExitCode;
        }
    }

    private static async Task PrintDemoAsync(WebApplication app, Uri api, TextWriter output, CancellationToken cancellationToken)
    {
        var demo = ActivatorUtilities.CreateInstance<DemoSetup>(app.Services);
        var lines = await demo.PrepareAsync(app.Services.GetRequiredService<DataFolder>().FullPath, api, cancellationToken);
        foreach (var line in lines) await output.WriteLineAsync(line);
    }

    private static async Task<DemoSandbox?> StartSandboxAsync(WebApplication app, TextWriter output, CancellationToken cancellationToken)
    {
        var sandbox = await DemoSandbox.StartAsync(app.Services.GetRequiredService<TimeProvider>(), cancellationToken);
        if (sandbox is null) return null;
        var demo = ActivatorUtilities.CreateInstance<DemoSetup>(app.Services);
        foreach (var line in await demo.PrepareCrmsAsync(sandbox.Address, cancellationToken)) await output.WriteLineAsync(line);
        return sandbox;
    }
}
