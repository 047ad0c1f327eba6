using Engine.Sdk;

namespace Engine.Plugins.Tests;

/// <summary>The SDK's promise: a connector with only search is under 80 lines, all its files counted.</summary>
[TestClass]
public sealed class MinimalConnectorTests
{
    public TestContext TestContext { get; set; } = null!; // Set by the runner.

    [TestMethod]
    public void Minimal_WholeFileSet_IsUnder80Lines()
    {
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "sources", "Minimal"));

        var lines = files.Sum(file => File.ReadLines(file).Count());

        CollectionAssert.IsSubsetOf(new[] { ".cs", ".csproj" }, files.Select(Path.GetExtension).ToArray());
        Assert.IsLessThan(80, lines);
    }

    [TestMethod]
    [DataRow("733667800", 1)]
    [DataRow("30901820", 1)]
    [DataRow("999", 0)]
    public async Task FindByNumberAsync_Digits_FindsWhoHasThem(string digits, int expected)
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Minimal);
        var catalog = await folder.StartAsync(TestContext.CancellationToken);
        var query = new NumberQuery { Spellings = [digits], Digits = digits, Limit = 10 };

        var found = await catalog.Single("minimal").Open().FindByNumberAsync(query, TestContext.CancellationToken);

        Assert.HasCount(expected, found);
    }

    [TestMethod]
    [DataRow("bob", 1)]
    [DataRow("jones bob", 1)]
    [DataRow("comp", 2)]
    [DataRow("bob müller", 0)]
    public async Task FindByNameAsync_Words_FindsWhoHasThemAll(string words, int expected)
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Minimal);
        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        var found = await catalog.Single("minimal").Open().FindByNameAsync(TestPlugins.Named(words), TestContext.CancellationToken);

        Assert.HasCount(expected, found);
    }
}
