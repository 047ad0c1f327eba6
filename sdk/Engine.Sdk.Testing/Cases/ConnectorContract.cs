using System.Reflection;

namespace Engine.Sdk.Testing;

/// <summary>
/// What every connector promises, as tests. A connector's test project has one class that derives from it, carries <c>[TestClass]</c> and starts the
/// stand-in; it inherits all cases. Cases run at the same time as others of the same class.
/// </summary>
public abstract partial class ConnectorContract
{
    /// <summary>The version of the suite; counted up when a case is added or asks for more.</summary>
    public const int Suite = 1;

    /// <summary>Set by the runner; null when a case is called directly.</summary>
    public TestContext? TestContext { get; set; }

    /// <summary>All cases, by area and name.</summary>
    public static IReadOnlyList<ContractCase> Cases { get; } =
    [
        .. typeof(ConnectorContract).GetMethods().Select(method => (method.Name, Case: method.GetCustomAttribute<ContractCaseAttribute>()))
            .Where(method => method.Case is not null).Select(method => ToCase(method.Name, method.Case!)) // just looked at
            .OrderBy(found => found.Area).ThenBy(found => found.Name, StringComparer.Ordinal),
    ];

    /// <summary>Starts a stand-in CRM that holds nothing, and makes the connector that speaks to it. Called once in each test.</summary>
    /// <param name="cancellationToken">Cancelled when the test ends.</param>
    /// <returns>The stand-in; the suite disposes it.</returns>
    protected abstract Task<ContractCrm> StartAsync(CancellationToken cancellationToken);

    private static ContractCase ToCase(string name, ContractCaseAttribute found) => new()
    {
        Name = name,
        Area = found.Area,
        Grade = found.Grade,
        Needs = found.Needs,
        Fault = found.Fault < 0 ? null : found.Fault,
    };
}
