using Microsoft.Extensions.Options;

namespace Engine.Host.Events;

internal static class EventServices
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<EventOptions>, EventOptionsValidator>();
        services.AddOptionsWithValidateOnStart<EventOptions>().BindConfiguration($"{EngineOptions.Section}:Events");
        services.AddSingleton<EventHub>();
        services.AddHostedService(provider => provider.GetRequiredService<EventHub>());
        services.AddSingleton<InitialFrame>();
    }
}
