using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Engine.Host.Health;

/// <summary>Everything has started (storage, connectors, listeners) and nothing is ending.</summary>
internal sealed class StartCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var isServing = lifetime.ApplicationStarted.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested;
        return Task.FromResult(isServing ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
    }
}
