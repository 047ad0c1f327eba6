using System.Reflection.PortableExecutable;
using Engine.Core.Connectors;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Plugins.Tests;

[TestClass]
public sealed class BrokenPluginTests
{
    private const string Dll = $"{TestPlugins.Minimal}.dll";

    public TestContext TestContext { get; set; } = null!; // Set by the runner.

    [TestMethod]
    public async Task StartAsync_EmptyFile_SaysSo()
    {
        await FailsAsync("is empty", dll => File.WriteAllBytes(dll, []));
    }

    [TestMethod]
    public async Task StartAsync_TextInsteadOfAssembly_SaysSo()
    {
        await FailsAsync("is not a .NET assembly", dll => File.WriteAllText(dll, "<html>404 Not Found</html>"));
    }

    [TestMethod]
    public async Task StartAsync_HalfAFile_SaysThatItIsNotComplete()
    {
        await FailsAsync("is not complete", dll =>
        {
            using var file = File.OpenWrite(dll);
            file.SetLength(file.Length - 600);
        });
    }

    [TestMethod]
    public async Task StartAsync_NativeLibrary_SaysSo()
    {
        var native = Path.Combine(TestPlugins.FolderOf(TestPlugins.Native), "runtimes", "win-x64", "native", "e_sqlite3.dll");

        await FailsAsync("is a native library", dll => File.Copy(native, dll, overwrite: true));
    }

    [TestMethod]
    public async Task StartAsync_OtherProcessor_NamesBoth()
    {
        await FailsAsync("wrong architecture: it is for arm, ", dll => AssemblyPatch.SetMachine(dll, Machine.ArmThumb2), id: "minimal");
    }

    [TestMethod]
    public async Task StartAsync_ThirtyTwoBitOnly_NamesBoth()
    {
        if (!Environment.Is64BitProcess) Assert.Inconclusive("This process is a 32-bit one.");

        await FailsAsync("wrong architecture: it is for x86, ", AssemblyPatch.SetRequires32Bit, id: "minimal");
    }

    [TestMethod]
    public async Task StartAsync_NewerSdk_NamesBothVersions()
    {
        await FailsAsync("is built against Engine.Sdk 0.99, but this engine has", dll => AssemblyPatch.SetReferenceVersion(dll, "Engine.Sdk", new(0, 99, 0, 0)), id: "minimal");
    }

    [TestMethod]
    public async Task StartAsync_OlderSdk_IsLoaded()
    {
        await using var folder = new DropInFolder();
        AssemblyPatch.SetReferenceVersion(Path.Combine(folder.Add(TestPlugins.Minimal), Dll), "Engine.Sdk", new(0, 0, 1, 0));

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.AreEqual(ConnectorState.Loaded, catalog.Single("minimal").State, catalog.Single("minimal").Error);
    }

    [TestMethod]
    public async Task StartAsync_NewerPatchOfSdk_IsLoaded()
    {
        var ours = typeof(IConnector).Assembly.GetName().Version!;
        await using var folder = new DropInFolder();
        AssemblyPatch.SetReferenceVersion(Path.Combine(folder.Add(TestPlugins.Minimal), Dll), "Engine.Sdk", new(ours.Major, ours.Minor, ours.Build + 7, 0));

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.AreEqual(ConnectorState.Loaded, catalog.Single("minimal").State, catalog.Single("minimal").Error);
    }

    [TestMethod]
    public async Task StartAsync_LibraryForANewerSdk_NamesIt()
    {
        await using var folder = new DropInFolder();
        var library = Path.Combine(folder.Add(TestPlugins.Minimal), "Library.dll");
        File.Copy(TestPlugins.DllOf(TestPlugins.Misbehaving), library);
        AssemblyPatch.SetReferenceVersion(library, "Engine.Sdk", new(1, 0, 0, 0));
        AssemblyPatch.Replace(library, "ConnectorAttribute", "ConnectorAttribut_");

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.Contains("Library.dll is built against Engine.Sdk 1.0", catalog.Entries.Single().Error!);
    }

    [TestMethod]
    public async Task StartAsync_NewerFramework_NamesBothVersions()
    {
        await FailsAsync("is built for .NET 99.0", dll => AssemblyPatch.Replace(dll, ".NETCoreApp,Version=v10.0", ".NETCoreApp,Version=v99.0"), id: "minimal");
    }

    [TestMethod]
    public async Task StartAsync_IdInCapitals_IsNotValid()
    {
        await FailsAsync("is not valid", dll => AssemblyPatch.Replace(dll, "\u0007minimal", "\u0007MINIMAL"));
    }

    [TestMethod]
    public async Task StartAsync_StrangeFolderName_IsSanitisedToAnId()
    {
        await using var folder = new DropInFolder();
        Directory.CreateDirectory(Path.Combine(folder.Connectors, "My CRM (v2)!"));
        File.WriteAllText(Path.Combine(folder.Connectors, "My CRM (v2)!", "My.dll"), "x");

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.AreEqual("my-crm-v2", catalog.Entries.Single().Id);
        Assert.AreEqual("My.dll", catalog.Entries.Single().File);
    }

    [TestMethod]
    public async Task StartAsync_DependencyDeleted_NamesTheFile()
    {
        await using var folder = new DropInFolder();
        File.Delete(Path.Combine(folder.Add(TestPlugins.LibraryNew), "CsvHelper.dll"));

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.AreEqual(ConnectorState.Failed, catalog.Single("library-new").State);
        Assert.Contains("needs CsvHelper.dll, which is not in its folder", catalog.Single("library-new").Error!);
    }

    [TestMethod]
    public async Task StartAsync_DependencyDeletedAndNoListOfLibraries_NamesAssemblyAndVersion()
    {
        await using var folder = new DropInFolder();
        var plugin = folder.Add(TestPlugins.LibraryNew);
        File.Delete(Path.Combine(plugin, "CsvHelper.dll"));
        File.Delete(Path.Combine(plugin, $"{TestPlugins.LibraryNew}.deps.json"));

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.Contains("needs CsvHelper 34.0.0.0, which is not in its folder", catalog.Single("library-new").Error!);
    }

    [TestMethod]
    [DataRow("{ nope")]
    [DataRow("[]")]
    [DataRow("{\"targets\":7}")]
    [DataRow("{\"targets\":{\"x\":{\"y\":{\"runtime\":[1]}}}}")]
    public async Task StartAsync_UnreadableListOfLibraries_SaysSo(string json)
    {
        await using var folder = new DropInFolder();
        File.WriteAllText(Path.Combine(folder.Add(TestPlugins.Minimal), $"{TestPlugins.Minimal}.deps.json"), json);

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.Contains($"{TestPlugins.Minimal}.deps.json cannot be read", catalog.Single("minimal").Error!);
    }

    [TestMethod]
    [DataRow("Engine.Sdk.dll")]
    [DataRow("engine.sdk.DLL")]
    [DataRow("lib/Engine.Sdk.dll")]
    [DataRow("Renamed.dll")]
    public async Task StartAsync_OwnCopyOfTheSdk_TellsToDeleteIt(string name)
    {
        await using var folder = new DropInFolder();
        var copy = Path.Combine(folder.Add(TestPlugins.Minimal), name);
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!); // A file lies in a folder.
        File.Copy(typeof(IConnector).Assembly.Location, copy);

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.AreEqual(ConnectorState.Failed, catalog.Single("minimal").State);
        Assert.Contains($"Delete {Path.GetFileName(name)}", catalog.Single("minimal").Error!);
        Assert.Contains("ExcludeAssets", catalog.Single("minimal").Error!);
    }

    [TestMethod]
    public async Task StartAsync_SdkMergedIn_TellsToReferenceIt()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.MergedSdk);

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.AreEqual(ConnectorState.Failed, catalog.Single("merged-sdk").State);
        Assert.Contains("copy of the SDK's types merged into it", catalog.Single("merged-sdk").Error!);
    }

    [TestMethod]
    public async Task StartAsync_NoExport_SaysWhereItLooked()
    {
        await using var folder = new DropInFolder();
        Directory.CreateDirectory(Path.Combine(folder.Connectors, "tools"));
        File.Copy(Path.Combine(TestPlugins.FolderOf(TestPlugins.LibraryNew), "CsvHelper.dll"), Path.Combine(folder.Connectors, "tools", "CsvHelper.dll"));

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.AreEqual(ConnectorState.Failed, catalog.Single("tools").State);
        Assert.Contains("No class marked with [Connector] was found in CsvHelper.dll.", catalog.Single("tools").Error!);
    }

    [TestMethod]
    public async Task StartAsync_FolderWithinAFolder_TellsToMoveItUp()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Minimal, Path.Combine("unzipped", "minimal"));

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.Contains("Move the files up", catalog.Single("unzipped").Error!);
    }

    [TestMethod]
    public async Task StartAsync_BrokenLink_SaysThatItCannotBeRead()
    {
        await using var folder = new DropInFolder();
        File.CreateSymbolicLink(Path.Combine(folder.Connectors, "linked.dll"), Path.Combine(folder.Elsewhere, "nothing.dll"));

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.AreEqual(ConnectorState.Failed, catalog.Single("linked").State);
        Assert.Contains("linked.dll cannot be read", catalog.Single("linked").Error!);
    }

    [TestMethod]
    public async Task StartAsync_BrokenPlugins_AreLoggedOnceWithoutPaths()
    {
        await using var folder = new DropInFolder();
        folder.Add(TestPlugins.Broken);
        folder.Add(TestPlugins.MergedSdk);
        File.WriteAllText(Path.Combine(folder.Connectors, "page.dll"), "<html>");

        var catalog = await folder.StartAsync(TestContext.CancellationToken);
        await catalog.RescanAsync(TestContext.CancellationToken);
        await catalog.RescanAsync(TestContext.CancellationToken);

        foreach (var entry in catalog.Entries.Where(entry => entry.State == ConnectorState.Failed))
        {
            Assert.HasCount(1, folder.Log.Lines.Where(line => line.Level == LogLevel.Error && line.Text.Contains($"Connector {entry.Id} in", StringComparison.Ordinal)));
        }

        Assert.DoesNotContain(text => text.Contains(Path.GetTempPath(), StringComparison.Ordinal), catalog.Entries.Select(entry => entry.Error ?? ""));
        Assert.DoesNotContain(line => line.Text.Contains(Path.GetTempPath(), StringComparison.Ordinal), folder.Log.Lines);
    }

    private async Task FailsAsync(string expected, Action<string> spoil, string id = "engine-testplugins-minimal")
    {
        await using var folder = new DropInFolder();
        spoil(Path.Combine(folder.Add(TestPlugins.Minimal), Dll));
        folder.Add(TestPlugins.LibraryNew);

        var catalog = await folder.StartAsync(TestContext.CancellationToken);

        Assert.AreEqual(ConnectorState.Failed, catalog.Single(id).State);
        Assert.Contains(expected, catalog.Single(id).Error!);
        Assert.StartsWith(Dll, catalog.Single(id).File);
        Assert.AreEqual(ConnectorState.Loaded, catalog.Single("library-new").State, catalog.Single("library-new").Error);
    }
}
