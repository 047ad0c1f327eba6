using System.Reflection;

namespace Engine.Sdk.Testing;

/// <summary>Holds a connector's <c>contract.json</c> to what the suite finds.</summary>
internal static class ContractFile
{
    private const string Name = "contract.json";

    // Names the file to write instead of comparing it.
    private const string WriteVariable = "ENGINE_CONTRACT_FILE";

    /// <exception cref="AssertFailedException">The file is not what the suite finds, or the class leaves cases out.</exception>
    public static async Task CheckAsync(Type contract, ContractCrm crm, CancellationToken cancellationToken)
    {
        CheckComplete(contract);
        var mistakes = GradeRules.Mistakes(ContractClaims.Of(crm)).ToList();
        Expect.That(mistakes.Count == 0, string.Join(" ", mistakes));
        var found = ContractReport.Of(crm).ToJson();
        if (Environment.GetEnvironmentVariable(WriteVariable) is { Length: > 0 } written)
        {
            await File.WriteAllTextAsync(written, found, cancellationToken).ConfigureAwait(false);
            return;
        }
        var path = Path.Combine(Path.GetDirectoryName(crm.Connector.GetType().Assembly.Location) ?? AppContext.BaseDirectory, Name);
        var committed = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false) : null;
        Expect.That(committed?.ReplaceLineEndings("\n") == found, $"""
            {Name} {(committed is null ? "is not beside the connector" : $"is not what the suite finds: {Difference(committed, found)}")}. When all other cases pass, run this test once with {WriteVariable} set to the
            path of {Name} in the connector's project folder, or put this text there:
            {found}
            """);
    }

    private static string Difference(string committed, string found)
    {
        var (before, after) = (Lines(committed), Lines(found));
        var changes = before.Except(after).Select(line => $"no longer {line}").Concat(after.Except(before).Select(line => $"now {line}")).ToList();
        return changes.Count == 0 ? "another order" : string.Join("; ", changes.Take(6)) + (changes.Count > 6 ? $"; and {changes.Count - 6} more" : "");
    }

    private static List<string> Lines(string text) => [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim().TrimEnd(',')).Where(line => line.Length > 1)];

    // What is ignored or hidden would count as passed.
    private static void CheckComplete(Type contract)
    {
        Expect.That(contract.GetCustomAttribute<TestClassAttribute>() is not null, $"{contract.Name} carries no [TestClass].");
        Expect.That(contract.GetCustomAttribute<IgnoreAttribute>() is null, $"{contract.Name} is ignored.");
        var hidden = contract.GetMethods().Where(method => method.DeclaringType != typeof(ConnectorContract)).Select(method => method.Name).Intersect(ConnectorContract.Cases.Select(found => found.Name)).ToList();
        Expect.That(hidden.Count == 0, $"{contract.Name} hides cases of the suite: {string.Join(", ", hidden)}.");
    }
}
