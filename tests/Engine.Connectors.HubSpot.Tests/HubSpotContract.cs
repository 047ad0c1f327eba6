using Engine.Sdk.Testing;

namespace Engine.Connectors.HubSpot.Tests;

/// <summary>The contract suite, over the stand-in of HubSpot.</summary>
[TestClass]
public sealed class HubSpotContract : ConnectorContract
{
    protected override async Task<ContractCrm> StartAsync(CancellationToken cancellationToken) => await HubSpotCrm.StartAsync(cancellationToken);
}
