using Engine.Host.Security;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;

namespace Engine.Host.Health;

/// <summary>What monitors ask: does it run, does it serve, how is it doing.</summary>
internal static class HealthSetup
{
    private const string Readiness = nameof(Readiness);

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<StartCheck>("start", tags: [Readiness])
            .AddCheck<StorageCheck>("storage", tags: [Readiness]);
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter("Microsoft.AspNetCore.Hosting")
            .AddRuntimeInstrumentation()
            .AddMeter("Engine")
            .AddPrometheusExporter());
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // Any page may ask this one, which makes the browser ask its user for access to this machine: so it tells nothing but that it lives.
        routes.MapHealthChecks(ApiPath.Live, new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Readiness) });
        routes.MapPrometheusScrapingEndpoint("/metrics");
    }
}
