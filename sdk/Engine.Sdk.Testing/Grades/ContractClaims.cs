namespace Engine.Sdk.Testing;

/// <summary>What a connector's author claims, all in one. Immutable.</summary>
internal sealed record ContractClaims
{
    public required ContractAbilities Abilities { get; init; }

    public required IReadOnlyDictionary<ContractAbilities, string> Without { get; init; }

    public required IReadOnlyList<ContractFault> Faults { get; init; }

    public static ContractClaims Of(ContractCrm crm) => new() { Abilities = crm.Abilities, Without = crm.Without, Faults = crm.SupportedFaults };

    public bool Offers(ContractCase found) => Missing(found) == ContractAbilities.None && (found.Fault is not { } fault || Faults.Contains(fault));

    public ContractAbilities Missing(ContractCase found) => found.Needs & ~Abilities;
}
