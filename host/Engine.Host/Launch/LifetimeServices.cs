using Engine.Host.Listening;

namespace Engine.Host.Launch;

internal static class LifetimeServices
{
    public static void AddLifetime(this IServiceCollection services, EngineOptions options)
    {
        services.AddSingleton<DiscoveryFile>();
        services.AddHostedService<EngineStart>();
        services.AddHostedService<EngineLifetime>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.FinishWait);
    }
}
