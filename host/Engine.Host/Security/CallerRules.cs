using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Engine.Host.Security;

internal static class CallerRules
{
    public static void AddCallerRules(this IServiceCollection services)
    {
        services.AddCors();
        services.AddSingleton<ApprovedOrigins>();
        services.AddSingleton<ICorsPolicyProvider>(provider => provider.GetRequiredService<ApprovedOrigins>());
        services.AddSingleton<ApplicationCheck>();
    }
}
