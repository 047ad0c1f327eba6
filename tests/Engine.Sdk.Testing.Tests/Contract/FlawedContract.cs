using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Engine.Sdk.Testing.Tests.Memory;

namespace Engine.Sdk.Testing.Tests.Contract;

/// <summary>The suite on a connector with one flaw, or on claims that are not so; its cases are called by name.</summary>
[SuppressMessage("Usage", "MSTEST0030", Justification = "Its cases fail; they are called by other tests.")]
internal sealed class FlawedContract(Flaw flaw, ContractAbilities unclaimed = ContractAbilities.None) : ConnectorContract
{
    protected override TimeSpan CaseDeadline => TimeSpan.FromSeconds(10);

    public Task RunAsync(string name) => (Task)typeof(ConnectorContract).GetMethod(name, BindingFlags.Public | BindingFlags.Instance)!.Invoke(this, null)!; // every case is such a method

    protected override Task<ContractCrm> StartAsync(CancellationToken cancellationToken) => Task.FromResult<ContractCrm>(new MemoryCrm(flaw, unclaimed));
}
