using Engine.Sdk.Testing.Tests.Memory;

namespace Engine.Sdk.Testing.Tests.Contract;

/// <summary>A connector without a flaw passes everything.</summary>
[TestClass]
public sealed class MemoryContract : ConnectorContract
{
    protected override Task<ContractCrm> StartAsync(CancellationToken cancellationToken) => Task.FromResult<ContractCrm>(new MemoryCrm(Flaw.None));
}
