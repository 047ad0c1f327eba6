using System.Text;
using Dapper;
using Engine.Sdk;
using Engine.Sdk.Hosting;
using Engine.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Storage.Tests.SignIn;

[TestClass]
public sealed class GrantStoreTests : StorageTest
{
    private static readonly Grant Sample = new()
    {
        Origin = "origin",
        AccessToken = "access-token-in-clear",
        RefreshToken = "refresh-token-in-clear",
        ExpiresAt = Samples.Now.AddHours(1),
        SignedInAt = Samples.Now,
        Members = new Dictionary<string, string> { ["instance_url"] = "https://my.crm.example" },
    };

    [TestMethod]
    public async Task SaveAsync_Reopened_IsAllThere()
    {
        var (storage, book) = await OpenWithBookAsync();
        await Grants(storage).SaveAsync(book, Sample with { AccessToken = "older" }, Cancelled);
        await Grants(storage).SaveAsync(book, Sample, Cancelled);

        var read = await Grants(await ReopenAsync(storage)).LoadAsync(book, Cancelled);

        Assert.AreEqual(Sample with { Members = read!.Members }, read);
        Assert.AreEqual("https://my.crm.example", read.Members["instance_url"]);
    }

    [TestMethod]
    public async Task SaveAsync_OnDisk_HoldsNoTokenInClear()
    {
        var (storage, book) = await OpenWithBookAsync();
        await Grants(storage).SaveAsync(book, Sample, Cancelled);

        // To open and close the database's own file here would take its locks away.
        Look("*-wal");
        await storage.DisposeAsync();
        Look("*");

        void Look(string pattern)
        {
            var files = Directory.EnumerateFiles(FolderPath, pattern, SearchOption.AllDirectories).Select(ReadShared).ToList();
            Assert.IsNotEmpty(files);
            foreach (var text in files)
            {
                foreach (var secret in new[] { "access-token-in-clear", "refresh-token-in-clear", "my.crm.example" })
                {
                    Assert.DoesNotContain(secret, text);
                    Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))[..^4], text);
                }
            }
        }
    }

    [TestMethod]
    public async Task LoadAsync_None_IsNull()
    {
        var (storage, book) = await OpenWithBookAsync();

        Assert.IsNull(await Grants(storage).LoadAsync(book, Cancelled));
        await Grants(storage).RemoveAsync(book, Cancelled);
    }

    [TestMethod]
    public async Task RemoveAsync_Grant_IsGoneForGood()
    {
        var (storage, book) = await OpenWithBookAsync();
        await Grants(storage).SaveAsync(book, Sample, Cancelled);

        await Grants(storage).RemoveAsync(book, Cancelled);

        Assert.IsNull(await Grants(await ReopenAsync(storage)).LoadAsync(book, Cancelled));
    }

    [TestMethod]
    public async Task RemoveBook_ItsGrant_GoesWithIt()
    {
        var (storage, book) = await OpenWithBookAsync();
        await Grants(storage).SaveAsync(book, Sample, Cancelled);

        await storage.Books.RemoveAsync(book, Cancelled);

        Assert.AreEqual(0, await storage.CountAsync("grants", Cancelled));
        Assert.IsNull(await Grants(storage).LoadAsync(book, Cancelled));
    }

    [TestMethod]
    public async Task SaveAsync_BookThatWasRemoved_KeepsNothing()
    {
        var (storage, book) = await OpenWithBookAsync();
        await storage.Books.RemoveAsync(book, Cancelled);

        await Grants(storage).SaveAsync(book, Sample, Cancelled);

        Assert.AreEqual(0, await storage.CountAsync("grants", Cancelled));
    }

    [TestMethod]
    public async Task SaveBook_ChangedSettings_KeepsItsGrant()
    {
        var storage = Open();
        var book = Samples.Book();
        await storage.Books.SaveAsync(book, Cancelled);
        await Grants(storage).SaveAsync(book.Id, Sample, Cancelled);

        await storage.Books.SaveAsync(book with { Name = "Other", SettingsJson = Samples.Settings(1) }, Cancelled);

        Assert.IsNotNull(await Grants(storage).LoadAsync(book.Id, Cancelled));
    }

    [TestMethod]
    public async Task LoadAsync_AnotherBooksContent_IsNotOpened()
    {
        var (storage, book) = await OpenWithBookAsync();
        var other = Samples.Book();
        await storage.Books.SaveAsync(other, Cancelled);
        await Grants(storage).SaveAsync(book, Sample, Cancelled);
        await storage.DisposeAsync();
        Execute("INSERT INTO grants SELECT profile_id, @other, content FROM grants", other.Id);

        var reopened = Open();

        Assert.IsNull(await Grants(reopened).LoadAsync(other.Id, Cancelled));
        Assert.IsNotNull(await Grants(reopened).LoadAsync(book, Cancelled));
    }

    [TestMethod]
    [DataRow("zeroblob(0)")]
    [DataRow("x'00'")]
    [DataRow("substr(content, 1, length(content) - 1)")]
    public async Task LoadAsync_DamagedContent_IsNoGrant(string content)
    {
        var (storage, book) = await OpenWithBookAsync();
        await Grants(storage).SaveAsync(book, Sample, Cancelled);
        await storage.DisposeAsync();
        Execute($"UPDATE grants SET content = {content}", book);

        Assert.IsNull(await Grants(Open()).LoadAsync(book, Cancelled));
    }

    [TestMethod]
    public async Task Open_DatabaseOfSchema2_TakesGrants()
    {
        Directory.CreateDirectory(FolderPath);
        using (var database = Connect())
        {
            new Schema([.. Enumerable.Range(1, 2).Select(Migration)]).Apply(database, TimeProvider.System);
            database.Execute("INSERT INTO books VALUES (1, '4f582a30c75b431288bf76a397c1ba3a', 'local-files', 'Friends', 1, 1700000000, 1, 60, x'00')");
        }

        var storage = Open();
        var book = (await storage.Books.LoadAsync(Cancelled)).Single().Id;
        await Grants(storage).SaveAsync(book, Sample, Cancelled);

        Assert.IsNotNull(await Grants(storage).LoadAsync(book, Cancelled));
    }

    [TestMethod]
    public async Task SaveAsync_ManyAtOnce_LeavesOneWhole()
    {
        var (storage, book) = await OpenWithBookAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => Grants(storage).SaveAsync(book, Sample with { AccessToken = $"a{i}", RefreshToken = $"r{i}" }, Cancelled))));

        var kept = (await Grants(storage).LoadAsync(book, Cancelled))!;
        Assert.AreEqual(kept.AccessToken![1..], kept.RefreshToken![1..]);
        Assert.AreEqual(1, await storage.CountAsync("grants", Cancelled));
    }

    private static IGrantStore Grants(TestStorage storage) => storage.Services.GetRequiredService<IGrantStore>();

    private static string Migration(int number)
    {
        var assembly = typeof(Schema).Assembly;
        using var stream = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith($"{number:0000}.sql", StringComparison.Ordinal)))!;
        return new StreamReader(stream).ReadToEnd();
    }

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private void Execute(string sql, AddressBookId other)
    {
        using var database = Connect();
        database.Execute(sql, new { other = other.ToString() });
    }

    private SqliteConnection Connect()
    {
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = new DataFolder(FolderPath).DatabaseFile, Pooling = false }.ToString());
        database.Open();
        return database;
    }
}
