using Engine.Sdk.Testing.Tests.Contract;
using Engine.Sdk.Testing.Tests.Memory;

namespace Engine.Sdk.Testing.Tests.Grades;

/// <summary>A stand-in that only claims.</summary>
internal sealed class ClaimingCrm(ContractAbilities abilities) : ContractCrm
{
    public override IConnector Connector { get; } = new MemoryConnector(Flaw.None);

    public override object Settings => new MemorySettings();

    public override ContractAbilities Abilities => abilities;

    public override IReadOnlyDictionary<ContractAbilities, string> Without => Lacks;

    public override IReadOnlyList<ContractFault> SupportedFaults => Faults;

    public override IReadOnlyList<string> RecordTypes => ["Contact"];

    public override int RequestCount => 0;

    public override IReadOnlyList<string> InvalidRequests => [];

    public override IEnumerable<(string Field, object BadSettings)> BadSettings => [];

    public Dictionary<ContractAbilities, string> Lacks { get; } = [];

    public IReadOnlyList<ContractFault> Faults { get; init; } = Enum.GetValues<ContractFault>();

    public override Task<string> AddAsync(ContractContact contact, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task ChangeAsync(string id, ContractContact contact, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task RemoveAsync(string recordType, string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
