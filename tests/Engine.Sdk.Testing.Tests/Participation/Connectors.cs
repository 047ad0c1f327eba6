using System.Text.Json;
using System.Text.RegularExpressions;

namespace Engine.Sdk.Testing.Tests.Participation;

/// <summary>Which connectors of a repository are not proved. One sentence for each; none when all is well.</summary>
internal static partial class Connectors
{
    public static IEnumerable<string> Unproved(string top)
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(top, "connectors")).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(folder);
            if (!File.Exists(Path.Combine(folder, $"{name}.csproj")))
                continue;
            if (!TakesPart(Path.Combine(top, "tests", $"{name}.Tests")))
                yield return $"{name} does not take part: tests/{name}.Tests has no [TestClass] that derives from ConnectorContract.";
            if (!CopiedFile().IsMatch(File.ReadAllText(Path.Combine(folder, $"{name}.csproj"))))
                yield return $"{name} does not copy its contract.json to its output.";
            if (Mistake(Path.Combine(folder, "contract.json")) is { } mistake)
                yield return $"connectors/{name}/contract.json {mistake}";
        }
    }

    private static bool TakesPart(string tests) => Directory.Exists(tests) &&
        Directory.EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories).Any(path => DerivedClass().IsMatch(File.ReadAllText(path)));

    // What it says beyond this is held by the connector's own tests.
    private static string? Mistake(string path)
    {
        if (!File.Exists(path))
            return "is not there.";
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return json.RootElement.GetProperty("Suite").GetInt32() != ConnectorContract.Suite ? "is of another suite."
                : !Enum.TryParse<ContractGrade>(json.RootElement.GetProperty("Grade").GetString(), out var grade) || grade == ContractGrade.None ? "has no grade."
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return "cannot be read.";
        }
    }

    [GeneratedRegex(@"\[TestClass\][^;{}]*\bclass\s+\w+(\([^)]*\))?\s*:\s*ConnectorContract\b")]
    private static partial Regex DerivedClass();

    [GeneratedRegex("""(Include|Update)="contract\.json"\s+CopyToOutputDirectory=""")]
    private static partial Regex CopiedFile();
}
