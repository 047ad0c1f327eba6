using System.Runtime.Versioning;

namespace Engine.Storage.Tests;

[TestClass]
public sealed class AdminTokenTests : StorageTest
{
    [TestMethod]
    public async Task Value_AfterRestart_IsTheSame()
    {
        var storage = Open();
        var first = storage.AdminToken.Value;

        storage = await ReopenAsync(storage);

        Assert.AreEqual(first, storage.AdminToken.Value);
    }

    [TestMethod]
    public void Value_NewFolder_Is32BytesInUrlSafeText()
    {
        var token = Open().AdminToken.Value;

        Assert.HasCount(32, System.Buffers.Text.Base64Url.DecodeFromChars(token));
    }

    [TestMethod]
    public void Value_TwoFolders_Differ()
    {
        using var one = new DataFolder(Path.Combine(TemporaryPath, "one")).Lock();
        using var two = new DataFolder(Path.Combine(TemporaryPath, "two")).Lock();

        Assert.AreNotEqual(AdminToken.ReadOrCreate(one).Value, AdminToken.ReadOrCreate(two).Value);
    }

    [TestMethod]
    [DataRow("", DisplayName = "emptied")]
    [DataRow("  \n", DisplayName = "blank")]
    [DataRow("secret", DisplayName = "guessable")]
    [DataRow("0123456789012345678901234567890123456789 0123", DisplayName = "not one word")]
    public void Value_FileHoldsNoToken_IsMadeAnew(string content)
    {
        using var held = new DataFolder(FolderPath).Lock();
        File.WriteAllText(held.Folder.AdminTokenFile, content);

        var token = AdminToken.ReadOrCreate(held);

        Assert.AreEqual(token.Value, File.ReadAllText(held.Folder.AdminTokenFile));
        Assert.IsGreaterThanOrEqualTo(43, token.Value.Length);
    }

    [TestMethod]
    public void Value_HugeFile_IsNotReadIntoMemory()
    {
        using var held = new DataFolder(FolderPath).Lock();
        using (var huge = File.Create(held.Folder.AdminTokenFile))
        {
            huge.SetLength(1L << 32);
        }

        Assert.IsNull(AdminToken.Read(held.Folder));
    }

    [TestMethod]
    public void Read_EditorAddedALineFeed_IsTheSameToken()
    {
        var storage = Open();
        var token = storage.AdminToken.Value;

        File.AppendAllText(storage.Folder.AdminTokenFile, "\r\n");

        Assert.AreEqual(token, AdminToken.Read(storage.Folder)?.Value);
    }

    [TestMethod]
    public void Read_NoFolder_IsNullAndMakesNone()
    {
        Assert.IsNull(AdminToken.Read(new DataFolder(FolderPath)));

        Assert.IsFalse(Directory.Exists(FolderPath));
    }

    [TestMethod]
    public void Matches_Itself_Only()
    {
        var token = Open().AdminToken;

        Assert.IsTrue(token.Matches(token.Value));
        Assert.IsFalse(token.Matches(token.Value[..^1]));
        Assert.IsFalse(token.Matches(token.Value + "A"));
        Assert.IsFalse(token.Matches(""));
        Assert.IsFalse(token.Matches(null));
        Assert.IsFalse(token.Matches(new string('A', 10_000_000)));
    }

    [TestMethod]
    public void ToString_Always_HidesTheValue()
    {
        var token = Open().AdminToken;

        Assert.DoesNotContain(token.Value, $"{token}");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void ReadOrCreate_FileOthersCouldRead_TakesThatAway()
    {
        using var held = new DataFolder(FolderPath).Lock();
        var token = AdminToken.ReadOrCreate(held).Value;
        File.SetUnixFileMode(held.Folder.AdminTokenFile, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        Assert.AreEqual(token, AdminToken.ReadOrCreate(held).Value);
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(held.Folder.AdminTokenFile));
    }
}
