using Microsoft.Extensions.Logging;

namespace Engine.Storage.Tests.Secrets;

[TestClass]
public sealed class InstallationKeyTests : StorageTest
{
    [TestMethod]
    public async Task ActionKey_AfterRestart_IsTheSame32Bytes()
    {
        var storage = Open();
        var first = storage.Key.ActionKey.ToArray();

        storage = await ReopenAsync(storage);

        Assert.HasCount(32, first);
        CollectionAssert.AreEqual(first, storage.Key.ActionKey.ToArray());
    }

    [TestMethod]
    public async Task ActionKey_KeysLost_IsMadeAnewWithAWarning()
    {
        var storage = Open();
        var first = storage.Key.ActionKey.ToArray();
        await storage.DisposeAsync();
        foreach (var key in Directory.GetFiles(storage.Folder.KeysFolder, "*.xml"))
        {
            File.Delete(key);
        }

        storage = Open();
        var second = storage.Key.ActionKey.ToArray();

        CollectionAssert.AreNotEqual(first, second);
        Assert.IsTrue(storage.Log.OfLevel(LogLevel.Warning).Any(line => line.Contains("made anew", StringComparison.Ordinal)));
        storage = await ReopenAsync(storage);
        CollectionAssert.AreEqual(second, storage.Key.ActionKey.ToArray());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(10)]
    public async Task ActionKey_FileCutShort_IsMadeAnew(int length)
    {
        var storage = Open();
        _ = storage.Key.ActionKey;
        await storage.DisposeAsync();
        var file = Path.Combine(storage.Folder.KeysFolder, "action-key");
        using (var cut = new FileStream(file, FileMode.Open))
        {
            cut.SetLength(length);
        }

        Assert.AreEqual(32, Open().Key.ActionKey.Length);
    }

    [TestMethod]
    public async Task ActionKey_OnDisk_IsEncrypted()
    {
        var storage = Open();
        var key = storage.Key.ActionKey.ToArray();

        foreach (var file in Directory.GetFiles(storage.Folder.KeysFolder))
        {
            var bytes = await File.ReadAllBytesAsync(file, Cancelled);
            Assert.IsLessThan(0, bytes.AsSpan().IndexOf(key), file);
        }
    }
}
