using System.Reflection;
using System.Text.RegularExpressions;
using Engine.Host.Problems;

namespace Engine.Host.Tests.Docs;

/// <summary>What docs/api.md promises, against what the program answers.</summary>
[TestClass]
public sealed partial class ApiPageTests
{
    [TestMethod]
    public void Errors_OfThePage_AreThoseOfTheProgram()
    {
        var file = typeof(ApiPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "ApiPage").Value!;

        var told = Rows().Matches(File.ReadAllText(file))
            .SelectMany(row => Codes().Matches(Asides().Replace(row.Groups["codes"].Value, "")).Select(code => (Code: code.Groups["code"].Value, Statuses: row.Groups["statuses"].Value)))
            .ToDictionary(entry => entry.Code, entry => entry.Statuses);

        // 500 is a defect, not an answer to be written for; 202 stands in the text.
        var all = Enum.GetValues<ProblemCode>().Except([ProblemCode.Unexpected, ProblemCode.RegistrationPending]);
        Assert.AreSequenceEqual(all.Select(code => code.ToString()).Order(StringComparer.Ordinal), told.Keys.Order(StringComparer.Ordinal));
        foreach (var code in all) Assert.Contains($"{Problem.StatusOf(code)}", told[code.ToString()]);
    }

    [GeneratedRegex(@"^\| (?<statuses>[0-9, ]+) \| (?<codes>.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex("`(?<code>[A-Z][A-Za-z]+)`")]
    private static partial Regex Codes();

    [GeneratedRegex("\\([^)]*\\)")]
    private static partial Regex Asides();
}
