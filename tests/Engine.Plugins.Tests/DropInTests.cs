using Engine.Core.Connectors;
using Engine.Plugins.Discovery;
using Microsoft.Extensions.Logging;

namespace Engine.Plugins.Tests;

/// <summary>What happens to files while the engine runs, on the real file system.</summary>
[TestClass]
public sealed class DropInTests
{
    public TestContext TestContext { get; set; } = null!; // Set by the runner.

    /// <summary>Once by the system's reports alone, once by looking regularly alone.</summary>
    private static Action<PluginOptions> Options(bool isWatched) => options =>
    {
        options.RescanInterval = isWatched ? TimeSpan.FromHours(1) : TimeSpan.FromMilliseconds(50);
        options.QuietPeriod = TimeSpan.FromMilliseconds(50);
    };

    private static Func<string, Action, IDisposable> Watch(bool isWatched) => isWatched
        ? FolderWatch.WatchFiles
        : (_, _) => throw new IOException("The configured user limit on the number of inotify instances has been reached.");

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task DroppedIn_WhileRunning_IsLoaded(bool isWatched)
    {
        await using var folder = new DropInFolder();
        var catalog = await folder.StartAsync(TestContext.CancellationToken, Options(isWatched), Watch(isWatched));

        folder.Add(TestPlugins.LibraryNew);
        await catalog.WhenAsync(entries => entries.Any(entry => entry.State == ConnectorState.Loaded), TestContext.CancellationToken);

        Assert.AreEqual("library-new", catalog.Entries.Single().Id);
        Assert.DoesNotContain(line => line.Level >= LogLevel.Warning, folder.Log.Lines);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Overwritten_WhileRunning_NewVersionIsLoaded(bool isWatched)
    {
        await using var folder = new DropInFolder();
        var dll = Path.Combine(folder.Add(TestPlugins.Minimal), $"{TestPlugins.Minimal}.dll");
        var catalog = await folder.StartAsync(TestContext.CancellationToken, Options(isWatched), Watch(isWatched));

        AssemblyPatch.SetVersion(dll, new(2, 0, 0, 0));
        await catalog.WhenAsync(entries => entries.Any(entry => entry.Version == "2.0.0.0"), TestContext.CancellationToken);

        Assert.AreEqual((ConnectorState.Loaded, null), (catalog.Entries.Single().State, catalog.Entries.Single().Error));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Removed_WhileRunning_Vanishes(bool isWatched)
    {
        await using var folder = new DropInFolder();
        var plugin = folder.Add(TestPlugins.Minimal);
        folder.Add(TestPlugins.LibraryOld);
        var catalog = await folder.StartAsync(TestContext.CancellationToken, Options(isWatched), Watch(isWatched));

        Directory.Delete(plugin, recursive: true);
        await catalog.WhenAsync(entries => entries.Count == 1, TestContext.CancellationToken);

        Assert.AreEqual("library-old", catalog.Entries.Single().Id);
    }

    [TestMethod]
    public async Task FolderMadeLater_WhileRunning_IsLookedInto()
    {
        await using var folder = new DropInFolder();
        var catalog = await folder.StartAsync(TestContext.CancellationToken, options =>
        {
            Options(isWatched: false)(options);
            options.Folders = [folder.Elsewhere];
        });

        folder.Add(TestPlugins.Minimal, into: folder.Elsewhere);
        await catalog.WhenAsync(entries => entries.Count == 1, TestContext.CancellationToken);

        Assert.AreEqual(ConnectorState.Loaded, catalog.Single("minimal").State);
    }

    [TestMethod]
    public async Task FolderNotWatchable_WhileRunning_IsSaidOnce()
    {
        await using var folder = new DropInFolder();
        var catalog = await folder.StartAsync(TestContext.CancellationToken, Options(isWatched: false), Watch(isWatched: false));

        await catalog.RescanAsync(TestContext.CancellationToken);
        await catalog.RescanAsync(TestContext.CancellationToken);

        Assert.HasCount(1, folder.Log.Lines.Where(line => line.Text.Contains("does not report changes", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task LoadedFiles_WhileRunning_AreNotHeldOpen()
    {
        await using var folder = new DropInFolder();
        var plugin = folder.Add(TestPlugins.Native);
        var catalog = await folder.StartAsync(TestContext.CancellationToken);
        await catalog.Single("native").Open().FindByNameAsync(TestPlugins.Named("x"), TestContext.CancellationToken);

        foreach (var file in Directory.EnumerateFiles(plugin, "*", SearchOption.AllDirectories))
        {
            using var exclusive = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            Assert.IsTrue(exclusive.CanWrite);
        }
    }
}
