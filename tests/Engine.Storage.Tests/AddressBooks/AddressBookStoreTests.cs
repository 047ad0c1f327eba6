using System.Text;
using Dapper;
using Engine.Core.AddressBooks;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Storage.Tests.AddressBooks;

[TestClass]
public sealed class AddressBookStoreTests : StorageTest
{
    [TestMethod]
    public async Task LoadAsync_NewFolder_IsEmpty() => Assert.IsEmpty(await Open().Books.LoadAsync(Cancelled));

    [TestMethod]
    public async Task LoadAsync_AfterRestart_AnswersEveryValueAsSaved()
    {
        var book = new AddressBook
        {
            Id = AddressBookId.New(),
            ConnectorId = "salesforce",
            Name = "Müller & Söhne \0 \"'; DROP TABLE books; -- 😀",
            IsEnabled = false,
            Priority = long.MinValue,
            IsCached = true,
            CacheFrequencyMinutes = int.MaxValue,
            SettingsJson = """{"Secret":"ключ 🔑"}""",
        };
        var storage = Open();
        await storage.Books.SaveAsync(book, Cancelled);

        storage = await ReopenAsync(storage);

        Assert.AreEqual(book, (await storage.Books.LoadAsync(Cancelled)).Single());
    }

    [TestMethod]
    public async Task LoadAsync_SeveralBooks_StandByPriorityThenName()
    {
        var books = Open().Books;
        await books.SaveAsync(Samples.Book() with { Name = "third", Priority = 7 }, Cancelled);
        await books.SaveAsync(Samples.Book() with { Name = "second", Priority = 7 }, Cancelled);
        await books.SaveAsync(Samples.Book() with { Name = "first", Priority = -1 }, Cancelled);

        var names = (await books.LoadAsync(Cancelled)).Select(book => book.Name).ToList();

        CollectionAssert.AreEqual((string[])["first", "second", "third"], names);
    }

    [TestMethod]
    public async Task SaveAsync_KnownBook_ReplacesItAndKeepsItsContacts()
    {
        var storage = Open();
        var book = Samples.Book();
        await storage.Books.SaveAsync(book, Cancelled);
        await storage.FillCacheAsync(book.Id, 3, Cancelled);

        await storage.Books.SaveAsync(book with { Name = "Renamed", SettingsJson = "{}" }, Cancelled);

        Assert.AreEqual("Renamed", (await storage.Books.LoadAsync(Cancelled)).Single().Name);
        Assert.AreEqual(3, (await storage.Cache.GetStateAsync(book.Id, Cancelled))?.Contacts);
    }

    [TestMethod]
    public async Task RemoveAsync_UnknownBook_IsNoError()
    {
        var books = Open().Books;

        await books.RemoveAsync(AddressBookId.New(), Cancelled);

        Assert.IsEmpty(await books.LoadAsync(Cancelled));
    }

    [TestMethod]
    public async Task RemoveAsync_BookWithContactsAndCalls_LeavesNothingOfIt()
    {
        var storage = Open();
        var (gone, stays) = (Samples.Book(), Samples.Book());
        foreach (var book in (AddressBook[])[gone, stays])
        {
            await storage.Books.SaveAsync(book, Cancelled);
            await storage.FillCacheAsync(book.Id, 6000, Cancelled);
            await storage.Ledger.SettleAsync(Samples.Entry(new(book.Id, "Contact", "1"), "call"), new(), Cancelled);
        }

        await storage.Books.RemoveAsync(gone.Id, Cancelled);

        Assert.AreEqual(stays.Id, (await storage.Books.LoadAsync(Cancelled)).Single().Id);
        Assert.IsNull(await storage.Cache.GetStateAsync(gone.Id, Cancelled));
        Assert.IsNull(await storage.Ledger.FindAsync(new(gone.Id, "Contact", "1"), "call", Cancelled));
        Assert.IsNotNull(await storage.Ledger.FindAsync(new(stays.Id, "Contact", "1"), "call", Cancelled));
        Assert.HasCount(6000, await storage.ReadCacheAsync(stays.Id, Cancelled));
        Assert.HasCount(1, storage.CacheFiles());
    }

    [TestMethod]
    public async Task SaveAsync_Secrets_StandNowhereInTheFolderInClear()
    {
        var storage = Open();
        await storage.Books.SaveAsync(Samples.Book() with { Name = "a name in clear", SettingsJson = Samples.Settings(77) }, Cancelled);

        var everything = Directory.GetFiles(FolderPath, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "engine.lock")
            .Select(file => (Name: Path.GetFileName(file), Bytes: ReadShared(file)))
            .ToList();

        Assert.IsTrue(everything.Any(file => file.Name == "engine.db-wal" && Contains(file.Bytes, "a name in clear", Encoding.UTF8)), "Looks at the right bytes.");
        foreach (var (name, bytes) in everything)
        {
            Assert.IsFalse(Contains(bytes, "open-sesame", Encoding.UTF8) || Contains(bytes, "open-sesame", Encoding.Unicode), name);
        }
    }

    [TestMethod]
    public async Task LoadAsync_KeysLost_AnswersTheBookWithoutSettingsAndWarnsOnce()
    {
        var book = Samples.Book();
        var storage = Open();
        await storage.Books.SaveAsync(book, Cancelled);
        await storage.DisposeAsync();
        Directory.Delete(storage.Folder.KeysFolder, recursive: true);
        storage = Open();

        await storage.Books.LoadAsync(Cancelled);
        var loaded = (await storage.Books.LoadAsync(Cancelled)).Single();

        Assert.AreEqual(book with { SettingsJson = "{}" }, loaded);
        var warning = storage.Log.OfLevel(LogLevel.Warning).Single(line => line.Contains("enter them again", StringComparison.Ordinal));
        Assert.Contains(book.Id.ToString(), warning);
    }

    [TestMethod]
    public async Task SaveAsync_AfterKeysWereLost_KeepsTheNewSettings()
    {
        var book = Samples.Book();
        var storage = Open();
        await storage.Books.SaveAsync(book, Cancelled);
        await storage.DisposeAsync();
        Directory.Delete(storage.Folder.KeysFolder, recursive: true);
        storage = Open();
        await storage.Books.SaveAsync(book with { SettingsJson = Samples.Settings(2) }, Cancelled);

        storage = await ReopenAsync(storage);

        Assert.AreEqual(Samples.Settings(2), (await storage.Books.LoadAsync(Cancelled)).Single().SettingsJson);
    }

    [TestMethod]
    public async Task LoadAsync_KeyFileIsNoXml_AnswersTheBookWithoutSettings()
    {
        var storage = Open();
        await storage.Books.SaveAsync(Samples.Book(), Cancelled);
        await storage.DisposeAsync();
        await File.WriteAllTextAsync(Directory.GetFiles(storage.Folder.KeysFolder, "*.xml").Single(), "<key", Cancelled);
        storage = Open();

        Assert.AreEqual("{}", (await storage.Books.LoadAsync(Cancelled)).Single().SettingsJson);
        Assert.IsTrue(storage.Log.OfLevel(LogLevel.Error).Any(line => line.Contains(".xml", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task LoadAsync_SettingsOfAnotherBookPutIn_AreNotOpened()
    {
        var storage = Open();
        var (rich, poor) = (Samples.Book(), Samples.Book());
        await storage.Books.SaveAsync(rich, Cancelled);
        await storage.Books.SaveAsync(poor with { SettingsJson = """{"Path":"/tmp"}""" }, Cancelled);
        const string Swap = "UPDATE books SET settings = (SELECT settings FROM books WHERE id = @rich) WHERE id = @poor";
        await storage.Database.WriteAsync(Swap, new { rich = $"{rich.Id}", poor = $"{poor.Id}" }, Cancelled);

        var loaded = (await storage.Books.LoadAsync(Cancelled)).ToDictionary(book => book.Id, book => book.SettingsJson);

        Assert.AreEqual(rich.SettingsJson, loaded[rich.Id]);
        Assert.AreEqual("{}", loaded[poor.Id]);
    }

    [TestMethod]
    public async Task SaveAsync_CancelledBefore_SavesNothing()
    {
        var books = Open().Books;

        await Assert.ThrowsAsync<OperationCanceledException>(() => books.SaveAsync(Samples.Book(), new(canceled: true)));

        Assert.IsEmpty(await books.LoadAsync(Cancelled));
    }

    [TestMethod]
    public async Task SaveAsync_ManyAtOnce_AllSucceed()
    {
        var storage = Open();
        var saved = Enumerable.Range(0, 200).Select(_ => Samples.Book()).ToList();

        await Task.WhenAll(saved.Select(book => Task.Run(() => storage.Books.SaveAsync(book, Cancelled), Cancelled)));

        CollectionAssert.AreEquivalent(saved, (await storage.Books.LoadAsync(Cancelled)).ToList());
    }

    [TestMethod]
    public async Task Books_OfAnotherProfile_AreNotSeen()
    {
        var storage = Open();
        await storage.Books.SaveAsync(Samples.Book(), Cancelled);
        await storage.Database.WriteAsync(
            (db, tx) => db.Execute("INSERT INTO profiles (id, name) VALUES (2, 'other'); UPDATE books SET profile_id = 2", transaction: tx), Cancelled);

        Assert.IsEmpty(await storage.Books.LoadAsync(Cancelled));
    }

    private static bool Contains(byte[] bytes, string text, Encoding encoding) => bytes.AsSpan().IndexOf(encoding.GetBytes(text)) >= 0;

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
