using System.Runtime.Loader;
using Engine.Core.Connectors;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Plugins.Tests;

[TestClass]
public sealed class IsolationTests
{
    public TestContext TestContext { get; set; } = null!; // Set by the runner.

    [TestMethod]
    public async Task FindByNameAsync_TwoConnectorsWithTwoVersionsOfOneLibrary_EachHasItsOwn()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.LibraryOld);
        folder.Add(TestPlugins.LibraryNew);
        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        var versions = (await VersionAsync(catalog, "library-old"), await VersionAsync(catalog, "library-new"));

        Assert.AreEqual(("33.0.0.0", "34.0.0.0"), versions);
    }

    [TestMethod]
    public async Task FindByNameAsync_NoListOfLibraries_TakesWhatLiesBeside()
    {
        await using var folder = new DropInFolder();
        File.Delete(Path.Combine(folder.Add(TestPlugins.LibraryOld), $"{TestPlugins.LibraryOld}.deps.json"));
        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        var version = await VersionAsync(catalog, "library-old");

        Assert.AreEqual("33.0.0.0", version);
    }

    [TestMethod]
    public async Task FindByNameAsync_NativeLibrary_IsFoundInTheConnectorsFolder()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Native);
        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        var version = await VersionAsync(catalog, "native");

        Assert.StartsWith("3.", version);
    }

    [TestMethod]
    public async Task StartAsync_OwnCopiesOfSharedAbstractions_DoNotShadowOurs()
    {
        await using var folder = new DropInFolder();
        var plugin = folder.Add(TestPlugins.Minimal);
        File.Copy(typeof(ILogger).Assembly.Location, Path.Combine(plugin, "Microsoft.Extensions.Logging.Abstractions.dll"));
        File.Copy(typeof(System.Composition.ExportAttribute).Assembly.Location, Path.Combine(plugin, "System.Composition.AttributedModel.dll"));

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.HasCount(1, await catalog.Single("minimal").Open().FindByNameAsync(TestPlugins.Named("ada"), TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task StartAsync_Loaded_RunsInAContextOfItsOwnFromACopy()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Minimal);
        folder.Add(TestPlugins.LibraryNew);

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        var (one, other) = (AssemblyOf(catalog, "minimal"), AssemblyOf(catalog, "library-new"));
        Assert.AreNotSame(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(one));
        Assert.AreNotSame(AssemblyLoadContext.GetLoadContext(other), AssemblyLoadContext.GetLoadContext(one));
        Assert.StartsWith(folder.Shadow, one.Location);
        Assert.IsInstanceOfType<IConnector>(catalog.Single("minimal").Loaded!.Connector);
    }

    [TestMethod]
    public async Task StartAsync_TwoConnectorsOfOnePluginShareAPart_ItIsOne()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Broken);
        var others = new[]
        {
            "false-icon", "throwing-constructor", "throwing-static", "unmet-import", "null-settings", "abstract-settings", "hidden-settings",
            "demanding-settings", "throwing-settings", "not-a-connector",
        };

        var catalog = await folder.StartAsync(TestContext.CancellationToken, options => options.Disabled = others.ToHashSet());

        Assert.IsNotNull(PartOf(catalog, "sound"));
        Assert.AreSame(PartOf(catalog, "sound"), PartOf(catalog, "exaggerating"));
    }

    private static object? PartOf(ConnectorCatalog catalog, string id)
    {
        var connector = catalog.Single(id).Loaded!.Connector;
        return connector.GetType().GetProperty("Part")!.GetValue(connector); // Both have it.
    }

    private static System.Reflection.Assembly AssemblyOf(ConnectorCatalog catalog, string id) => catalog.Single(id).Loaded!.Connector.GetType().Assembly;

    private async Task<string> VersionAsync(ConnectorCatalog catalog, string id)
    {
        Assert.AreEqual(ConnectorState.Loaded, catalog.Single(id).State, catalog.Single(id).Error);
        var found = await catalog.Single(id).Open().FindByNameAsync(TestPlugins.Named("x"), TestContext.CancellationToken);
        return found.Single().Fields.Single().Value;
    }
}
