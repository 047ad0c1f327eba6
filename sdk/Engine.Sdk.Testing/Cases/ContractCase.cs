namespace Engine.Sdk.Testing;

/// <summary>One case of the suite.</summary>
public sealed record ContractCase
{
    /// <summary>The test method's name, <c>Subject_Condition_Outcome</c>; lasting.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about.</summary>
    public required ContractArea Area { get; init; }

    /// <summary>The grade that needs it.</summary>
    public required ContractGrade Grade { get; init; }

    /// <summary>Abilities it tries; where one of them is not claimed, it makes sure that it is not there.</summary>
    public required ContractAbilities Needs { get; init; }

    /// <summary>The fault it needs, or null.</summary>
    public required ContractFault? Fault { get; init; }
}
