using Engine.Core.Caching;

namespace Engine.Storage.Tests.Caching;

/// <summary>Images of indexes, and copies that the disk has damaged.</summary>
[TestClass]
public sealed class ImageTests : StorageTest
{
    private const UnixFileMode UserOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [TestMethod]
    public async Task OpenImageAsync_AfterRestart_GivesTheNewestSaved()
    {
        var (storage, book) = await OpenWithBookAsync();
        var full = (await storage.Cache.SyncAsync(book, isFull: true, [CacheWriteExtensions.Page(book, "1")], Cancelled))!;
        await SaveAsync(storage, full, book, "first");
        var next = (await storage.Cache.SyncAsync(book, isFull: false, [CacheWriteExtensions.Page(book, "2")], Cancelled))!;
        await SaveAsync(storage, next, book, "second");
        storage = await ReopenAsync(storage);
        await storage.PurgeCacheAsync(Cancelled);

        using var image = await storage.Cache.OpenImageAsync(book, Cancelled);

        Assert.AreEqual(next.Version, image!.Version);
        Assert.AreEqual("second", await new StreamReader(image.Content).ReadToEndAsync(Cancelled));
        Assert.HasCount(1, Images(storage));
    }

    [TestMethod]
    public async Task OpenImageAsync_OfAnEarlierSet_IsNullAndItGoes()
    {
        var (storage, book) = await OpenWithBookAsync();
        Assert.IsNull(await storage.Cache.OpenImageAsync(book, Cancelled));
        await SaveAsync(storage, (await storage.Cache.SyncAsync(book, isFull: true, [], Cancelled))!, book, "old");

        await storage.Cache.SyncAsync(book, isFull: true, [], Cancelled);

        Assert.IsNull(await storage.Cache.OpenImageAsync(book, Cancelled));
        Assert.IsEmpty(Images(storage));
    }

    [TestMethod]
    public async Task SaveImageAsync_WriterFails_LeavesTheEarlierImage()
    {
        var (storage, book) = await OpenWithBookAsync();
        var state = (await storage.Cache.SyncAsync(book, isFull: true, [], Cancelled))!;
        await SaveAsync(storage, state, book, "whole");

        await Assert.ThrowsAsync<CacheException>(() => storage.Cache.SaveImageAsync(
            book,
            state.Version,
            stream =>
            {
                stream.Write("half"u8);
                throw new IOException("The disk is full.");
            },
            Cancelled));

        using var image = await storage.Cache.OpenImageAsync(book, Cancelled);
        Assert.AreEqual("whole", await new StreamReader(image!.Content).ReadToEndAsync(Cancelled));
    }

    [TestMethod]
    public async Task RemoveAsync_BookWithAnImage_LeavesNoFile()
    {
        var (storage, book) = await OpenWithBookAsync();
        await SaveAsync(storage, (await storage.Cache.SyncAsync(book, isFull: true, [], Cancelled))!, book, "image");

        await storage.Books.RemoveAsync(book, Cancelled);

        Assert.IsEmpty(storage.CacheFiles());
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task Files_OfACopy_AreTheUsersAlone()
    {
        var (storage, book) = await OpenWithBookAsync();
        await SaveAsync(storage, (await storage.Cache.SyncAsync(book, isFull: true, [CacheWriteExtensions.Page(book, "1")], Cancelled))!, book, "image");
        await using var write = await storage.Cache.BeginWriteAsync(book, isFull: true, Cancelled);
        await write.WriteAsync(CacheWriteExtensions.Page(book, "2"), Cancelled);

        foreach (var file in Directory.EnumerateFiles(storage.Folder.CachesFolder))
        {
            Assert.AreEqual(UserOnly, File.GetUnixFileMode(file), Path.GetFileName(file));
        }
    }

    [TestMethod]
    [DataRow("no database")]
    [DataRow("")]
    public async Task GetStateAsync_SetOverwritten_IsNullAndTheNextSyncMakesItAnew(string content)
    {
        var (storage, book) = await OpenWithBookAsync();
        await storage.FillCacheAsync(book, 3, Cancelled);
        await File.WriteAllTextAsync(SetFile(storage), content, Cancelled);

        Assert.IsNull(await storage.Cache.GetStateAsync(book, Cancelled));

        await storage.FillCacheAsync(book, 4, Cancelled);
        Assert.HasCount(4, await storage.ReadCacheAsync(book, Cancelled));
    }

    [TestMethod]
    public async Task ReadAsync_SetDamagedInside_SaysSoAndIsGivenUp()
    {
        var (storage, book) = await OpenWithBookAsync();
        await storage.FillCacheAsync(book, 5000, Cancelled);
        var bytes = await File.ReadAllBytesAsync(SetFile(storage), Cancelled);
        bytes.AsSpan(bytes.Length / 4, bytes.Length / 4).Fill(0xA5);
        await File.WriteAllBytesAsync(SetFile(storage), bytes, Cancelled);

        var failed = await Assert.ThrowsAsync<CacheException>(() => storage.ReadCacheAsync(book, Cancelled));

        Assert.Contains("The next sync makes it anew", failed.Message);
        Assert.IsNull(await storage.Cache.GetStateAsync(book, Cancelled));
    }

    private static string SetFile(TestStorage storage) => Directory.EnumerateFiles(storage.Folder.CachesFolder, "*.db").Single();

    private static List<string> Images(TestStorage storage) => [.. storage.CacheFiles().Where(name => name.EndsWith(".index", StringComparison.Ordinal))];

    private Task SaveAsync(TestStorage storage, CacheState state, Sdk.AddressBookId book, string content) =>
        storage.Cache.SaveImageAsync(book, state.Version, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(content)), Cancelled);
}
