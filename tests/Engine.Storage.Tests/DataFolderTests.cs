using System.Runtime.Versioning;
using Engine.Storage.Tests.Processes;

namespace Engine.Storage.Tests;

[TestClass]
public sealed class DataFolderTests : StorageTest
{
    private const UnixFileMode UserOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;

    [TestMethod]
    public void Lock_FolderHeldHere_IsRefusedWithWhatToDo()
    {
        using var held = new DataFolder(FolderPath).Lock();

        var refused = Assert.ThrowsExactly<DataFolderInUseException>(() => new DataFolder(FolderPath).Lock());

        Assert.Contains(FolderPath, refused.Message);
        Assert.Contains("--data", refused.Message);
    }

    [TestMethod]
    public async Task Lock_HolderKilled_IsFree()
    {
        using var other = OtherProcess.Start(Roles.HoldFolder, FolderPath);
        Assert.AreEqual("held", await other.ReadLineAsync(Cancelled));
        Assert.ThrowsExactly<DataFolderInUseException>(() => new DataFolder(FolderPath).Lock());

        await other.KillAsync(Cancelled);

        using var held = new DataFolder(FolderPath).Lock();
        Assert.AreEqual(FolderPath, held.Folder.FullPath);
    }

    [TestMethod]
    public void Lock_LetGo_IsFree()
    {
        new DataFolder(FolderPath).Lock().Dispose();

        using var held = new DataFolder(FolderPath).Lock();

        Assert.IsTrue(Directory.Exists(held.Folder.ConnectorsFolder));
    }

    [TestMethod]
    public void Lock_PathIsAFile_SaysSoInASentence()
    {
        File.WriteAllText(FolderPath, "");

        var refused = Assert.ThrowsExactly<StorageException>(() => new DataFolder(FolderPath).Lock());

        Assert.Contains(FolderPath, refused.Message);
        Assert.Contains("--data", refused.Message);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    [DataRow(false, DisplayName = "empty")]
    [DataRow(true, DisplayName = "used before")]
    public void Lock_OwnFolderOpenToOthers_MakesItUserOnly(bool wasUsed)
    {
        Directory.CreateDirectory(FolderPath, Everybody);
        File.SetUnixFileMode(FolderPath, Everybody);
        if (wasUsed)
        {
            File.WriteAllText(new DataFolder(FolderPath).DatabaseFile, "");
        }

        using var held = new DataFolder(FolderPath).Lock();

        Assert.AreEqual(UserOnly, File.GetUnixFileMode(FolderPath));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void Lock_ForeignFolderOthersMayWrite_IsRefusedAndLeftAlone()
    {
        Directory.CreateDirectory(FolderPath);
        File.SetUnixFileMode(FolderPath, Everybody);
        File.WriteAllText(Path.Combine(FolderPath, "holiday.jpg"), "");

        var refused = Assert.ThrowsExactly<StorageException>(() => new DataFolder(FolderPath).Lock());

        Assert.Contains("chmod 700", refused.Message);
        Assert.AreEqual(Everybody, File.GetUnixFileMode(FolderPath));
        Assert.HasCount(1, Directory.GetFileSystemEntries(FolderPath));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void Lock_ForeignFolderOthersMayOnlyRead_KeepsItsMode()
    {
        const UnixFileMode readable = UserOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        Directory.CreateDirectory(FolderPath);
        File.SetUnixFileMode(FolderPath, readable);
        File.WriteAllText(Path.Combine(FolderPath, "holiday.jpg"), "");

        using var held = new DataFolder(FolderPath).Lock();

        Assert.AreEqual(readable, File.GetUnixFileMode(FolderPath));
        Assert.AreEqual(UserOnly, File.GetUnixFileMode(held.Folder.KeysFolder));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void Lock_LinkToAFolder_TightensTheFolderItself()
    {
        var real = Directory.CreateDirectory(Path.Combine(TemporaryPath, "real")).FullName;
        File.SetUnixFileMode(real, Everybody);
        Directory.CreateSymbolicLink(FolderPath, real);

        using var held = new DataFolder(FolderPath).Lock();

        Assert.AreEqual(UserOnly, File.GetUnixFileMode(real));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public async Task Files_UmaskForbidsNothing_AreUserOnly()
    {
        using var other = OtherProcess.Start(Roles.WriteEverything, FolderPath, umask: "000");

        Assert.AreEqual("written", await other.ReadLineAsync(Cancelled));

        var folder = new DataFolder(FolderPath);
        var files = Directory.GetFiles(FolderPath, "*", SearchOption.AllDirectories);
        string[] expected = [folder.DatabaseFile, folder.DatabaseFile + "-wal", folder.DatabaseFile + "-shm", folder.AdminTokenFile];
        CollectionAssert.IsSubsetOf(expected, files);
        Assert.HasCount(2, files.Where(file => file.StartsWith(folder.KeysFolder, StringComparison.Ordinal)), "The ring's key and the action key.");
        foreach (var file in files)
        {
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file), file);
        }

        foreach (var part in Directory.GetDirectories(FolderPath).Append(FolderPath))
        {
            Assert.AreEqual(UserOnly, File.GetUnixFileMode(part), part);
        }
    }

    [TestMethod]
    public void New_RelativePath_IsTakenFromTheWorkingFolder()
    {
        var folder = new DataFolder("some/data");

        Assert.AreEqual(Path.Combine(Environment.CurrentDirectory, "some", "data"), folder.FullPath);
    }

    [TestMethod]
    public void Default_AnyAccount_IsTheUsersOwnAndNotMade()
    {
        var folder = DataFolder.Default;

        Assert.IsTrue(Path.IsPathFullyQualified(folder.FullPath));
        Assert.AreEqual("crm-engine", Path.GetFileName(folder.FullPath));
    }
}
