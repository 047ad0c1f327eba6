using System.Runtime.CompilerServices;

namespace Engine.Sdk.Testing;

/// <summary>Marks a test method as a case of the suite.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractCaseAttribute(ContractArea area, ContractGrade grade, [CallerFilePath] string file = "", [CallerLineNumber] int line = -1)
    : TestMethodAttribute(file, line)
{
    public ContractArea Area { get; } = area;

    public ContractGrade Grade { get; } = grade;

    public ContractAbilities Needs { get; init; }

    /// <summary>A fault the stand-in must be able to show; none below zero.</summary>
    public ContractFault Fault { get; init; } = (ContractFault)(-1);
}
