using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Engine.Host.Web.Access;
using Engine.Host.Web.Explorer;
using Engine.Host.Web.Texts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MudBlazor.Services;

namespace Engine.Host.Web;

/// <summary>
/// The pages' services: a container of their own, made with the first page, so that an engine whose pages nobody looks at pays nothing for them. What the
/// engine has one of is the same one here.
/// </summary>
internal static class PagesServices
{
    private static readonly HashSet<Type> Shared =
    [
        typeof(TimeProvider), typeof(X509Certificate2), typeof(IConfiguration), typeof(IHostEnvironment), typeof(IWebHostEnvironment), typeof(IHostApplicationLifetime),
        typeof(ILoggerFactory), typeof(DiagnosticSource), typeof(DiagnosticListener), typeof(IDataProtectionProvider),
    ];

    /// <param name="engine">The engine's container.</param>
    /// <param name="registered">What it holds.</param>
    public static ServiceProvider Build(IServiceProvider engine, IEnumerable<ServiceDescriptor> registered)
    {
        var services = new ServiceCollection();
        foreach (var type in registered.Where(IsShared).Select(service => service.ServiceType).Concat(Shared).Distinct())
        {
            // Given as it is, so that it stays the engine's to dispose of.
            if (engine.GetService(type) is { } one) services.AddSingleton(type, one);
        }

        services.AddLogging();
        services.AddAuthentication(AccessCookie.Scheme).AddCookie(AccessCookie.Scheme, AccessCookie.Configure);
        services.AddLocalization();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddSingleton<Sentences>();
        services.AddScoped<PagesVisitor>().AddScoped<ExplorerState>().AddScoped<ExplorerScript>();
        return services.BuildServiceProvider();
    }

    private static bool IsShared(ServiceDescriptor service) =>
        service is { Lifetime: ServiceLifetime.Singleton, IsKeyedService: false, ServiceType.IsGenericTypeDefinition: false }
        && service.ServiceType.Namespace?.StartsWith("Engine.", StringComparison.Ordinal) == true;
}
