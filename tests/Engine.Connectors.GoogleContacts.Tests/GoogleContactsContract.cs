using Engine.Sdk.Testing;

namespace Engine.Connectors.GoogleContacts.Tests;

/// <summary>The contract suite, over the stand-in of Google.</summary>
[TestClass]
public sealed class GoogleContactsContract : ConnectorContract
{
    protected override async Task<ContractCrm> StartAsync(CancellationToken cancellationToken) => await GoogleCrm.StartAsync(cancellationToken);
}
