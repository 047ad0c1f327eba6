using Engine.Core.Connectors;
using Microsoft.Extensions.Logging;

namespace Engine.Plugins.Tests;

[TestClass]
public sealed class ConnectorCatalogTests
{
    public TestContext TestContext { get; set; } = null!; // Set by the runner.

    [TestMethod]
    public async Task StartAsync_NoSuchFolder_FindsNothingAndDoesNotFail()
    {
        await using var folder = new DropInFolder();

        var catalog = await folder.StartAsync(TestContext.CancellationToken, options => options.Folders = [folder.Elsewhere, Path.Combine(folder.Connectors, "\u00e4", "deep")]);

        Assert.IsEmpty(catalog.Entries);
    }

    [TestMethod]
    public async Task StartAsync_EmptyAndHiddenFolders_AreNoPlugins()
    {
        await using var folder = new DropInFolder();
        Directory.CreateDirectory(Path.Combine(folder.Connectors, "empty"));
        folder.Add(TestPlugins.Minimal, ".hidden");
        File.WriteAllText(Path.Combine(folder.Connectors, "README.txt"), "Drop connectors here.");

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.IsEmpty(catalog.Entries);
    }

    [TestMethod]
    public async Task StartAsync_SeveralPlugins_AreListedById()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Minimal, "zz");
        folder.Add(TestPlugins.LibraryNew, "mm");
        folder.Add(TestPlugins.Misbehaving, "aa");

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        string[] expected = ["fifty-megabytes", "foreign-ids", "hangs-deaf", "hangs-sync", "library-new", "minimal", "returns-null", "ten-thousand", "throws"];
        CollectionAssert.AreEqual(expected, catalog.Entries.Select(entry => entry.Id).ToArray());
        Assert.IsTrue(catalog.Entries.All(entry => entry.State == ConnectorState.Loaded));
    }

    [TestMethod]
    public async Task StartAsync_LoneDll_IsAPluginOfItsOwn()
    {
        await using var folder = new DropInFolder();
        File.Copy(TestPlugins.DllOf(TestPlugins.Minimal), Path.Combine(folder.Connectors, "Mine.DLL"));

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        var entry = catalog.Entries.Single();
        Assert.AreEqual(ConnectorState.Loaded, entry.State, entry.Error);
        Assert.AreEqual(("minimal", "Minimal", "Mine.DLL", "0.1.0.0"), (entry.Id, entry.Name, entry.File, entry.Version));
    }

    [TestMethod]
    public async Task StartAsync_LoneDllWithoutItsLibrary_TellsWhatIsMissing()
    {
        await using var folder = new DropInFolder();
        File.Copy(TestPlugins.DllOf(TestPlugins.LibraryNew), Path.Combine(folder.Connectors, "Library.dll"));
        File.Copy(Path.Combine(TestPlugins.FolderOf(TestPlugins.LibraryNew), "CsvHelper.dll"), Path.Combine(folder.Connectors, "CsvHelper.dll"));

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.Contains("needs CsvHelper 34.0.0.0", catalog.Single("library-new").Error!);
        Assert.Contains("put both into a folder of their own", catalog.Single("csvhelper").Error!);
    }

    [TestMethod]
    public async Task StartAsync_TrailingSlashAndSameFolderTwice_FindsEachPluginOnce()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Minimal);

        var catalog = await folder.StartAsync(TestContext.CancellationToken, options => options.Folders = [folder.Connectors, folder.Connectors + Path.DirectorySeparatorChar]);

        Assert.AreEqual(ConnectorState.Loaded, catalog.Entries.Single().State);
    }

    [TestMethod]
    public async Task StartAsync_LinkedPluginFolder_IsFollowed()
    {
        await using var folder = new DropInFolder();
        Directory.CreateSymbolicLink(Path.Combine(folder.Connectors, "linked"), folder.Add(TestPlugins.Minimal, into: folder.Elsewhere));
        Directory.CreateSymbolicLink(Path.Combine(folder.Elsewhere, TestPlugins.Minimal, "circle"), folder.Elsewhere);

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.AreEqual(ConnectorState.Loaded, catalog.Entries.Single().State, catalog.Entries.Single().Error);
    }

    [TestMethod]
    public async Task StartAsync_Disabled_IsListedAndItsCodeNotRun()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Hanging);

        var catalog = await folder.StartAsync(TestContext.CancellationToken, options => options.Disabled = new HashSet<string> { "hanging-constructor" });

        var disabled = catalog.Single("hanging-constructor");
        Assert.AreEqual((ConnectorState.Disabled, null, null), (disabled.State, disabled.Error, disabled.Loaded));
        Assert.AreEqual(ConnectorState.Loaded, catalog.Single("patient").State);
    }

    [TestMethod]
    public async Task StartAsync_AllDisabled_CopiesNothing()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Minimal);

        var catalog = await folder.StartAsync(TestContext.CancellationToken, options => options.Disabled = new HashSet<string> { "minimal" });

        Assert.AreEqual(ConnectorState.Disabled, catalog.Single("minimal").State);
        Assert.IsFalse(Directory.Exists(folder.Shadow));
    }

    [TestMethod]
    public async Task StartAsync_TwoOfOneId_FirstFolderStaysAndSecondNamesIt()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Minimal, "zz", into: folder.Elsewhere);
        File.Copy(TestPlugins.DllOf(TestPlugins.Minimal), Path.Combine(folder.Connectors, "Copy.dll"));

        var catalog = await folder.StartAsync(TestContext.CancellationToken, options => options.Folders = [folder.Elsewhere, folder.Connectors]);

        Assert.HasCount(2, catalog.Entries);
        Assert.AreEqual((ConnectorState.Loaded, "Engine.TestPlugins.Minimal.dll"), (catalog.Entries[0].State, catalog.Entries[0].File));
        Assert.AreEqual((ConnectorState.Failed, "Copy.dll"), (catalog.Entries[1].State, catalog.Entries[1].File));
        Assert.AreEqual("The id minimal is already taken by Engine.TestPlugins.Minimal.dll in the folder zz. Remove one of the two.", catalog.Entries[1].Error);
        Assert.IsNull(catalog.Entries[1].Loaded);
    }

    [TestMethod]
    public async Task Changed_HandlerThrows_OthersAreCalledAndItIsLogged()
    {
        await using var folder = new DropInFolder();
        var catalog = folder.Catalog();
        var called = 0;
        catalog.Changed += () => throw new InvalidOperationException("I do not care for connectors.");
        catalog.Changed += () => called++;
        folder.Add(TestPlugins.Minimal);

        await catalog.StartAsync(TestContext.CancellationToken);

        Assert.AreEqual(1, called);
        Assert.Contains(line => line.Level == LogLevel.Error && line.Text.Contains("threw", StringComparison.Ordinal), folder.Log.Lines);
    }

    [TestMethod]
    public async Task StartAsync_Cancelled_Throws()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Minimal);

        await Assert.ThrowsAsync<OperationCanceledException>(() => folder.Catalog().StartAsync(new(canceled: true)));
    }

    [TestMethod]
    public async Task DisposeAsync_Twice_IsQuiet()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Minimal);
        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        await catalog.DisposeAsync();
        await catalog.DisposeAsync();

        Assert.IsEmpty(Directory.EnumerateFileSystemEntries(folder.Shadow));
    }
}
