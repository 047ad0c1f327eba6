using Engine.Core.Connectors;
using Microsoft.Extensions.Logging;

namespace Engine.Plugins.Tests;

[TestClass]
public sealed class ConnectorRescanTests
{
    public TestContext TestContext { get; set; } = null!; // Set by the runner.

    [TestMethod]
    public async Task RescanAsync_FirstOfOneIdRemoved_SecondTakesOver()
    {
        await using var folder = new DropInFolder();
        var first = folder.Add(TestPlugins.Minimal, "a");
        folder.Add(TestPlugins.Minimal, "b");
        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Directory.Delete(first, recursive: true);
        await catalog.RescanAsync(TestContext.CancellationToken);

        Assert.AreEqual(ConnectorState.Loaded, catalog.Entries.Single().State, catalog.Entries.Single().Error);
    }

    [TestMethod]
    public async Task RescanAsync_BrokenOneOfTheSameIdBefore_DoesNotTakeTheId()
    {
        await using var folder = new DropInFolder();
        AssemblyPatch.SetRequires32Bit(Path.Combine(folder.Add(TestPlugins.Minimal, "a"), $"{TestPlugins.Minimal}.dll"));
        folder.Add(TestPlugins.Minimal, "b");

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        CollectionAssert.AreEqual(new[] { ConnectorState.Loaded, ConnectorState.Failed }, catalog.Entries.Select(entry => entry.State).ToArray());
    }

    [TestMethod]
    public async Task RescanAsync_NothingChanged_KeepsSnapshotAndIsSilent()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Minimal);
        folder.Add(TestPlugins.Broken);
        var catalog = await folder.StartAsync(TestContext.CancellationToken);
        var (snapshot, changes) = (catalog.Entries, 0);
        catalog.Changed += () => changes++;

        await catalog.RescanAsync(TestContext.CancellationToken);

        Assert.AreSame(snapshot, catalog.Entries);
        Assert.AreEqual(0, changes);
    }

    [TestMethod]
    public async Task RescanAsync_FileReplaced_NewInstanceAndOldOneStillAnswers()
    {
        await using var folder = new DropInFolder();
        var plugin = folder.Add(TestPlugins.Minimal);
        var catalog = await folder.StartAsync(TestContext.CancellationToken);
        var (old, snapshot) = (catalog.Single("minimal"), catalog.Entries);

        AssemblyPatch.SetVersion(Path.Combine(plugin, $"{TestPlugins.Minimal}.dll"), new(2, 3, 4, 5));
        await catalog.RescanAsync(TestContext.CancellationToken);

        var fresh = catalog.Single("minimal");
        Assert.AreEqual("2.3.4.5", fresh.Version);
        Assert.IsNull(fresh.Error);
        Assert.AreNotSame(old.Loaded, fresh.Loaded);
        Assert.AreNotEqual(old.Loaded!.Connector.GetType(), fresh.Loaded!.Connector.GetType());
        Assert.AreSame(old, snapshot.Single(), "A snapshot taken before does not change.");
        Assert.HasCount(1, await old.Open().FindByNameAsync(TestPlugins.Named("bob"), TestContext.CancellationToken));
        Assert.HasCount(1, await fresh.Open().FindByNameAsync(TestPlugins.Named("bob"), TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task RescanAsync_ReplacedByABrokenVersion_OldStaysAndSaysWhy()
    {
        await using var folder = new DropInFolder();
        var dll = Path.Combine(folder.Add(TestPlugins.Minimal), $"{TestPlugins.Minimal}.dll");
        var catalog = await folder.StartAsync(TestContext.CancellationToken);
        var old = catalog.Single("minimal");

        File.WriteAllText(dll, "half a copy");
        await catalog.RescanAsync(TestContext.CancellationToken);

        var entry = catalog.Entries.Single();
        Assert.AreEqual((ConnectorState.Loaded, "0.1.0.0"), (entry.State, entry.Version));
        Assert.AreSame(old.Loaded, entry.Loaded);
        Assert.StartsWith("The newer version could not be loaded, so 0.1.0.0 stays in use. Engine.TestPlugins.Minimal.dll is not a .NET assembly", entry.Error!);
        Assert.HasCount(1, folder.Log.Lines.Where(line => line.Level == LogLevel.Warning && line.Text.Contains(entry.Error!, StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task RescanAsync_ReplacedByAVersionForANewerSdk_OldStaysUntilAGoodOneComes()
    {
        await using var folder = new DropInFolder();
        var dll = Path.Combine(folder.Add(TestPlugins.Minimal), $"{TestPlugins.Minimal}.dll");
        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        AssemblyPatch.SetVersion(dll, new(2, 0, 0, 0));
        AssemblyPatch.SetReferenceVersion(dll, "Engine.Sdk", new(9, 0, 0, 0));
        await catalog.RescanAsync(TestContext.CancellationToken);
        var kept = catalog.Single("minimal");
        AssemblyPatch.SetVersion(dll, new(3, 0, 0, 0));
        AssemblyPatch.SetReferenceVersion(dll, "Engine.Sdk", new(0, 1, 0, 0));
        await catalog.RescanAsync(TestContext.CancellationToken);

        Assert.StartsWith("The newer version 2.0.0.0 could not be loaded, so 0.1.0.0 stays in use.", kept.Error!);
        Assert.AreEqual(("3.0.0.0", null), (catalog.Single("minimal").Version, catalog.Single("minimal").Error));
    }

    [TestMethod]
    public async Task ScanAsync_FilesStillGrowing_WaitsUntilTheyRest()
    {
        await using var folder = new DropInFolder();
        var catalog = folder.Catalog();
        var plugin = Path.Combine(folder.Connectors, "minimal");
        Directory.CreateDirectory(plugin);
        var bytes = File.ReadAllBytes(TestPlugins.DllOf(TestPlugins.Minimal));

        File.WriteAllBytes(Path.Combine(plugin, "Minimal.dll"), bytes[..1000]);
        var first = await catalog.ScanAsync(onlySettled: true, TestContext.CancellationToken);
        File.WriteAllBytes(Path.Combine(plugin, "Minimal.dll"), bytes);
        var second = await catalog.ScanAsync(onlySettled: true, TestContext.CancellationToken);
        var before = catalog.Entries;
        var third = await catalog.ScanAsync(onlySettled: true, TestContext.CancellationToken);

        Assert.AreEqual((true, true, false), (first, second, third));
        Assert.IsEmpty(before);
        Assert.AreEqual(ConnectorState.Loaded, catalog.Entries.Single().State, catalog.Entries.Single().Error);
    }

    [TestMethod]
    public async Task ScanAsync_DeletedAndCopiedAnewBetweenTwoLooks_NeverVanishes()
    {
        await using var folder = new DropInFolder();
        var catalog = folder.Catalog();
        var plugin = folder.Add(TestPlugins.Minimal);
        await catalog.RescanAsync(TestContext.CancellationToken);

        Directory.Delete(plugin, recursive: true);
        var first = await catalog.ScanAsync(onlySettled: true, TestContext.CancellationToken);
        var meanwhile = catalog.Entries;
        AssemblyPatch.SetVersion(Path.Combine(folder.Add(TestPlugins.Minimal), $"{TestPlugins.Minimal}.dll"), new(2, 0, 0, 0));
        await catalog.ScanAsync(onlySettled: true, TestContext.CancellationToken);
        await catalog.ScanAsync(onlySettled: true, TestContext.CancellationToken);

        Assert.IsTrue(first);
        Assert.AreEqual("0.1.0.0", meanwhile.Single().Version);
        Assert.AreEqual("2.0.0.0", catalog.Entries.Single().Version);
    }

    [TestMethod]
    public async Task RescanAsync_FileLockedForAMoment_IsTriedAgain()
    {
        await using var folder = new DropInFolder();
        Directory.CreateDirectory(folder.Elsewhere);
        var target = Path.Combine(folder.Elsewhere, "later.dll");
        File.CreateSymbolicLink(Path.Combine(folder.Connectors, "linked.dll"), target);
        var catalog = await folder.StartAsync(TestContext.CancellationToken);
        var before = catalog.Entries.Single();

        File.Copy(TestPlugins.DllOf(TestPlugins.Minimal), target);
        await catalog.RescanAsync(TestContext.CancellationToken);

        Assert.AreEqual(ConnectorState.Failed, before.State);
        Assert.AreEqual(ConnectorState.Loaded, catalog.Entries.Single().State, catalog.Entries.Single().Error);
    }

    [TestMethod]
    public async Task RescanAsync_LogFileBesideThePlugin_IsNoNewVersion()
    {
        await using var folder = new DropInFolder();
        var plugin = folder.Add(TestPlugins.Minimal);
        var catalog = await folder.StartAsync(TestContext.CancellationToken);
        var loaded = catalog.Single("minimal").Loaded;

        File.WriteAllText(Path.Combine(plugin, "connector.log"), "called");
        File.WriteAllText(Path.Combine(plugin, ".DS_Store"), "");
        await catalog.RescanAsync(TestContext.CancellationToken);

        Assert.AreSame(loaded, catalog.Single("minimal").Loaded);
    }

    [TestMethod]
    public async Task RescanAsync_ManyAtOnce_LoadEachPluginOnce()
    {
        await using var folder = new DropInFolder();
        var catalog = await folder.StartAsync(TestContext.CancellationToken);
        var (changes, atOnce, most) = (0, 0, 0);
        catalog.Changed += () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref atOnce));
            changes++;
            Interlocked.Decrement(ref atOnce);
        };
        folder.Add(TestPlugins.Minimal);
        folder.Add(TestPlugins.LibraryOld);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => catalog.RescanAsync(TestContext.CancellationToken))));

        Assert.AreEqual((1, 1), (changes, most));
        Assert.HasCount(2, folder.Log.Lines.Where(line => line.Text.Contains("loaded from", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task RescanAsync_ReadersMeanwhile_NeverSeeHalfAList()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Misbehaving);
        var catalog = await folder.StartAsync(TestContext.CancellationToken);
        using var done = new CancellationTokenSource();
        var reading = Task.Run(() =>
        {
            var sizes = new HashSet<int>();
            while (!done.IsCancellationRequested) sizes.Add(catalog.Entries.Count);
            return sizes;
        });

        for (var round = 0; round < 5; round++)
        {
            var plugin = folder.Add(TestPlugins.Minimal);
            await catalog.RescanAsync(TestContext.CancellationToken);
            Directory.Delete(plugin, recursive: true);
            await catalog.RescanAsync(TestContext.CancellationToken);
        }

        await done.CancelAsync();
        CollectionAssert.IsSubsetOf((await reading).ToArray(), new[] { 7, 8 });
    }
}
