using System.Runtime.Versioning;

namespace Engine.Storage.Tests;

[TestClass]
public sealed class UserOnlyFileTests : StorageTest
{
    private string File1 => Path.Combine(TemporaryPath, "engine.json");

    [TestMethod]
    public void Write_LeftoverOfACrash_IsReplaced()
    {
        File.WriteAllText(File1 + ".new", "half a fi");

        UserOnlyFile.Write(File1, "whole"u8);

        Assert.AreEqual("whole", File.ReadAllText(File1));
        Assert.HasCount(1, Directory.GetFiles(TemporaryPath));
    }

    [TestMethod]
    public void Write_FileThere_ReplacesAllOfIt()
    {
        UserOnlyFile.Write(File1, "a long first text"u8);

        UserOnlyFile.Write(File1, "short"u8);

        Assert.AreEqual("short", File.ReadAllText(File1));
    }

    [TestMethod]
    public void Write_CannotBeWritten_LeavesWhatWasThere()
    {
        UserOnlyFile.Write(File1, "before"u8);
        Directory.CreateDirectory(File1 + ".new");

        Assert.Throws<SystemException>(() => UserOnlyFile.Write(File1, "after"u8));

        Assert.AreEqual("before", File.ReadAllText(File1));
    }

    [TestMethod]
    public void Write_ReaderHasItOpen_ReaderSeesTheWholeEarlierText()
    {
        UserOnlyFile.Write(File1, "before"u8);
        using var reader = new StreamReader(new FileStream(File1, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

        UserOnlyFile.Write(File1, "after"u8);

        Assert.AreEqual("before", reader.ReadToEnd());
        Assert.AreEqual("after", File.ReadAllText(File1));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void Write_FileOthersCouldRead_TakesThatAway()
    {
        File.WriteAllText(File1, "before");
        File.SetUnixFileMode(File1, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        UserOnlyFile.Write(File1, "after"u8);

        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(File1));
    }
}
