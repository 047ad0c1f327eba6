using Microsoft.Extensions.Options;

namespace Engine.Host.Activity;

internal static class ActivityServices
{
    public static void AddActivity(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<ActivityOptions>, ActivityOptionsValidator>();
        services.AddOptionsWithValidateOnStart<ActivityOptions>().BindConfiguration(EngineOptions.Section);
        services.AddSingleton<RecentSearches>().AddHostedService(provider => provider.GetRequiredService<RecentSearches>());
        services.AddSingleton<RecentFailures>().AddHostedService(provider => provider.GetRequiredService<RecentFailures>());
    }
}
