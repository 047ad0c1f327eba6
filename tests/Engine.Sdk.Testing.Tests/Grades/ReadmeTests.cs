namespace Engine.Sdk.Testing.Tests.Grades;

/// <summary>The kit's read-me tells of every case.</summary>
[TestClass]
public sealed class ReadmeTests
{
    [TestMethod]
    public void Readme_OfTheKit_ListsEveryCaseWithItsGrade()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "kit-readme.md"));
        var listed = lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|')[1].Contains('_')).Select(line => string.Join('|', line.Split('|')[1..3])).ToList();

        var expected = ConnectorContract.Cases.Select(found => $" `{found.Name}` | {(found.Grade == ContractGrade.None ? "extra" : found.Grade)} ").ToList();

        CollectionAssert.AreEquivalent(expected, listed);
        Assert.Contains($"by the same {expected.Count} cases", string.Join('\n', lines), StringComparison.Ordinal);
    }
}
