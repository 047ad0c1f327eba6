using Engine.Plugins.Discovery;
using Engine.Plugins.Loading;

namespace Engine.Plugins.Tests.Loading;

[TestClass]
public sealed class ShadowCopiesTests
{
    private readonly string _parent = Directory.CreateTempSubdirectory("engine-shadow-tests-").FullName;

    [TestCleanup]
    public void CleanUp() => Directory.Delete(_parent, recursive: true);

    [TestMethod]
    public void Constructor_FolderOfAKilledEngine_IsCleanedUp()
    {
        var abandoned = Directory.CreateDirectory(Path.Combine(_parent, "engine-connectors-0123456789abcdef"));
        File.WriteAllText(Path.Combine(abandoned.FullName, "lock"), "1");
        File.WriteAllText(Path.Combine(abandoned.FullName, "Old.dll"), "");

        using var copies = new ShadowCopies(_parent);

        Assert.IsFalse(Directory.Exists(abandoned.FullName));
        Assert.IsTrue(Directory.Exists(copies.Folder));
    }

    [TestMethod]
    public void Constructor_FolderOfARunningEngine_IsLeftAlone()
    {
        using var running = new ShadowCopies(_parent);

        using var copies = new ShadowCopies(_parent);

        Assert.IsTrue(Directory.Exists(running.Folder));
        Assert.AreNotEqual(running.Folder, copies.Folder);
    }

    [TestMethod]
    public void Constructor_OtherFolders_AreLeftAlone()
    {
        var other = Directory.CreateDirectory(Path.Combine(_parent, "engine-connectors-notes"));
        File.WriteAllText(Path.Combine(other.FullName, "notes.txt"), "mine");

        using var copies = new ShadowCopies(_parent);

        Assert.IsTrue(File.Exists(Path.Combine(other.FullName, "notes.txt")));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Constructor_OnUnix_OnlyTheUserMayLookInside()
    {
        using var copies = new ShadowCopies(_parent);

        if (!OperatingSystem.IsWindows()) Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(copies.Folder));
    }

    [TestMethod]
    public void Copy_FoldersWithin_AreKept()
    {
        using var copies = new ShadowCopies(_parent);

        var copy = copies.Copy(PluginSource.OfFolder(TestPlugins.FolderOf(TestPlugins.Native)));

        Assert.IsTrue(File.Exists(Path.Combine(copy, "runtimes", "linux-x64", "native", "libe_sqlite3.so")));
    }

    [TestMethod]
    public void Dispose_Copies_AreGone()
    {
        var copies = new ShadowCopies(_parent);
        copies.Copy(PluginSource.OfFolder(TestPlugins.FolderOf(TestPlugins.Minimal)));

        copies.Dispose();

        Assert.IsFalse(Directory.Exists(copies.Folder));
    }
}
