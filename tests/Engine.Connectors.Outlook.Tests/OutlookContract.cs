using Engine.Sdk.Testing;

namespace Engine.Connectors.Outlook.Tests;

/// <summary>The contract suite, over the stand-in of Microsoft Graph.</summary>
[TestClass]
public sealed class OutlookContract : ConnectorContract
{
    protected override async Task<ContractCrm> StartAsync(CancellationToken cancellationToken) => await OutlookCrm.StartAsync(cancellationToken);
}
