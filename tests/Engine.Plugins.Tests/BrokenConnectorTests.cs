using Engine.Core.Connectors;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Plugins.Tests;

[TestClass]
public sealed class BrokenConnectorTests
{
    public TestContext TestContext { get; set; } = null!; // Set by the runner.

    [TestMethod]
    [DataRow("throwing-constructor", "The constructor of Engine.TestPlugins.Broken.ThrowingConstructor threw InvalidOperationException: No such file: Engine.TestPlugins.Broken.dll.")]
    [DataRow("throwing-static", "The static initializer of Engine.TestPlugins.Broken.ThrowingStatic threw FormatException:")]
    [DataRow("unmet-import", "No export was found for the contract 'INobodyExportsThis'")]
    [DataRow("null-settings", "NullSettings.SettingsType is null.")]
    [DataRow("abstract-settings", "AbstractSettings.SettingsType is Stream, of which no instance can be made.")]
    [DataRow("hidden-settings", "HiddenSettings.SettingsType is Secretive, which is not public.")]
    [DataRow("demanding-settings", "DemandingSettings.SettingsType is Demanding, which has no public constructor without parameters.")]
    [DataRow("throwing-settings", "NotSupportedException: Settings are for the weak.")]
    [DataRow("engine-testplugins-broken", "\"Bad_Id\", is not valid.")]
    [DataRow("abstract", "Engine.TestPlugins.Broken.Abstract in Engine.TestPlugins.Broken.dll is abstract or generic")]
    [DataRow("generic", "Engine.TestPlugins.Broken.Generic`1 in Engine.TestPlugins.Broken.dll is abstract or generic")]
    [DataRow("not-a-connector", "NotAConnector in Engine.TestPlugins.Broken.dll has [Connector] but does not implement Engine.Sdk.IConnector.")]
    public async Task StartAsync_ConnectorBrokenInItself_SaysWhatToCorrect(string id, string expected)
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Broken);

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        var entry = catalog.Single(id);
        Assert.AreEqual(ConnectorState.Failed, entry.State);
        Assert.Contains(expected, entry.Error!);
        Assert.IsNull(entry.Loaded);
        Assert.AreEqual($"{TestPlugins.Broken}.dll", entry.File);
    }

    [TestMethod]
    public async Task StartAsync_SoundConnectorAmongBrokenOnes_IsLoaded()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Broken);

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.AreEqual(ConnectorState.Loaded, catalog.Single("sound").State, catalog.Single("sound").Error);
        CollectionAssert.AreEquivalent(
            new[] { "sound", "exaggerating", "false-icon" }, catalog.Entries.Where(entry => entry.State == ConnectorState.Loaded).Select(entry => entry.Id).ToArray());
    }

    [TestMethod]
    public async Task StartAsync_AttributeWithValues_DescribesTheConnector()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Broken);

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        var descriptor = catalog.Single("sound").Loaded!.Descriptor;
        Assert.AreEqual("Sound connector", descriptor.DisplayName);
        Assert.AreEqual("Engine.TestPlugins.Broken.Sound", descriptor.TypeName);
        Assert.AreEqual(TestPlugins.Broken, descriptor.AssemblyName);
        Assert.AreEqual(new Uri("https://example.com/help"), descriptor.HelpAddress);
        Assert.AreEqual(NumberMatching.Tokens, descriptor.NumberMatching);
        Assert.AreEqual(3, descriptor.MaxConcurrentCalls);
        Assert.IsTrue(descriptor.IsCachedByDefault);
        Assert.IsFalse(catalog.Single("exaggerating").Loaded!.Descriptor.IsCachedByDefault);
        Assert.IsTrue(descriptor.Icon.Span.StartsWith("<svg"u8));
    }

    [TestMethod]
    public async Task StartAsync_AttributeOutOfRange_IsCorrectedAndLogged()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Broken);

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        var descriptor = catalog.Single("exaggerating").Loaded!.Descriptor;
        Assert.AreEqual("exaggerating", descriptor.DisplayName);
        Assert.IsNull(descriptor.HelpAddress);
        Assert.IsTrue(descriptor.Icon.IsEmpty);
        Assert.AreEqual(NumberMatching.Digits, descriptor.NumberMatching);
        Assert.AreEqual(64, descriptor.MaxConcurrentCalls);
        Assert.AreEqual(1, catalog.Single("false-icon").Loaded!.Descriptor.MaxConcurrentCalls);
        Assert.IsTrue(catalog.Single("false-icon").Loaded!.Descriptor.Icon.IsEmpty);
        foreach (var property in new[] { "HelpAddress", "IconResource", "NumberMatching", "MaxConcurrentCalls" })
        {
            Assert.Contains(line => line.Level == LogLevel.Warning && line.Text.Contains($"exaggerating: {property}", StringComparison.Ordinal), folder.Log.Lines);
        }
    }

    [TestMethod]
    public async Task StartAsync_OneConnectorHangsInItsConstructor_TheOthersAreThere()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Hanging);
        folder.Add(TestPlugins.Minimal);

        var catalog = await folder.StartAsync(TestContext.CancellationToken, options => options.ActivationDeadline = TimeSpan.FromMilliseconds(500));

        Assert.Contains("did not come back from its constructor", catalog.Single("hanging-constructor").Error!);
        Assert.AreEqual(ConnectorState.Loaded, catalog.Single("patient").State, catalog.Single("patient").Error);
        Assert.AreEqual(ConnectorState.Loaded, catalog.Single("minimal").State, catalog.Single("minimal").Error);
    }
}
