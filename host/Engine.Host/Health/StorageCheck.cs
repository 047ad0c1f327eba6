using Engine.Core.Applications;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Engine.Host.Health;

/// <summary>The store answers; a check that throws counts as unhealthy.</summary>
internal sealed class StorageCheck(IApplicationStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await store.LoadAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
