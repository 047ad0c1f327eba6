using Engine.Sdk.Testing;

namespace Engine.Connectors.LocalFiles.Tests.Contract;

/// <summary>The connector keeps what every connector promises.</summary>
[TestClass]
public sealed class LocalFilesContract : ConnectorContract
{
    protected override Task<ContractCrm> StartAsync(CancellationToken cancellationToken) => Task.FromResult<ContractCrm>(new CardFolder());
}
