using Engine.Host.Activity;
using Engine.Host.Events;
using Engine.Host.Health;
using Engine.Host.Launch;
using Engine.Host.Listening;
using Engine.Host.Logging;
using Engine.Host.Problems;
using Engine.Host.Security;
using Engine.Host.Web;
using Engine.Host.Windows;
using Engine.Storage;

namespace Engine.Host;

/// <summary>Puts the engine together.</summary>
internal static class EngineHost
{
    /// <param name="args">The command line.</param>
    /// <param name="configure">A test's own services, after ours.</param>
    /// <returns>The engine, ready to be started.</returns>
    /// <exception cref="LaunchException">An option or setting is wrong.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(EngineHost).Assembly.GetName().Name, // whichever program runs it
            ContentRootPath = AppContext.BaseDirectory,
        });
        var (options, folder) = builder.AddEngineConfiguration(args);
        builder.AddLogFiles();
        builder.AddListening();
        var services = builder.Services;
        services.AddEngineStorage(folder);
        services.AddEngineCore(options);
        services.AddPlugins(options, folder);
        services.AddEngineApi();
        services.AddLifetime(options);
        services.AddActivity();
        services.AddCallerRules();
        services.AddEvents();
        services.AddHealth();
        services.AddPages();
        services.AddSingleton<IWindowOpener, BrowserOpener>().AddSingleton<PageWindows>().AddHostedService<ApprovalWindow>();
        services.AddExceptionHandler<ProblemHandler>();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseMiddleware<AnswerHeaders>();
        app.UseMiddleware<RequestLog>();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(StatusProblems.WriteAsync);
        app.UseMiddleware<HostFilter>();
        app.UseMiddleware<RemoteFilter>();
        app.UseCors();
        app.UseMiddleware<OriginFilter>();
        app.MapPages();
        app.UseRouting();
        app.UseMiddleware<CallerCheck>();
        app.UseWebSockets();
        app.MapEngineApi();
        app.MapEvents();
        app.MapUnload();
        app.MapWindows();
        app.MapSsl();
        app.MapHealth();
        return app;
    }
}
