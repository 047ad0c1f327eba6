using System.Runtime.CompilerServices;

namespace Engine.Sdk.Testing;

/// <summary>Marks a test method as a case of the suite.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractCaseAttribute(ContractArea area, ContractGrade grade, [CallerFilePath] string file = "", [CallerLineNumber] int line = -1)
    : TestMethodAttribute(file, line)
{
    private const ContractFault NoFault = (ContractFault)(-1);

    public ContractArea Area { get; } = area;

    public ContractGrade Grade { get; } = grade;

    public ContractAbilities Needs { get; init; }

    /// <summary>A fault the stand-in must be able to show.</summary>
    public ContractFault Fault { get; init; } = NoFault;

    public ContractCase ToCase(string name) => new() { Name = name, Area = Area, Grade = Grade, Needs = Needs, Fault = Fault == NoFault ? null : Fault };
}
