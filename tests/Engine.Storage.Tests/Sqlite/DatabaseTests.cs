using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engine.Storage.Tests.Sqlite;

[TestClass]
public sealed class DatabaseTests : StorageTest
{
    [TestMethod]
    [DataRow(10)]
    [DataRow(5000)]
    public async Task Open_NotADatabase_SaysSoAndLeavesItAlone(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        await WriteDatabaseFileAsync(content);

        var refused = Assert.ThrowsExactly<DamagedDatabaseException>(() => Open().Database);

        Assert.Contains("engine.db is damaged", refused.Message);
        Assert.Contains("move it away", refused.Message);
        CollectionAssert.AreEqual(content, await File.ReadAllBytesAsync(new DataFolder(FolderPath).DatabaseFile, Cancelled));
    }

    [TestMethod]
    [DataRow(4096, DisplayName = "after the first page")]
    [DataRow(100, DisplayName = "within the first page")]
    public async Task Open_DatabaseOverwrittenInside_SaysSo(int from)
    {
        var storage = Open();
        await storage.Books.SaveAsync(Samples.Book(), Cancelled);
        await storage.DisposeAsync();
        var content = await File.ReadAllBytesAsync(storage.Folder.DatabaseFile, Cancelled);
        RandomNumberGenerator.Fill(content.AsSpan(from));
        await WriteDatabaseFileAsync(content);

        Assert.ThrowsExactly<DamagedDatabaseException>(() => Open().Database);

        CollectionAssert.AreEqual(content, await File.ReadAllBytesAsync(storage.Folder.DatabaseFile, Cancelled));
    }

    [TestMethod]
    public async Task Open_DatabaseCutOff_SaysSo()
    {
        var storage = Open();
        await storage.Books.SaveAsync(Samples.Book(), Cancelled);
        await storage.DisposeAsync();
        await WriteDatabaseFileAsync((await File.ReadAllBytesAsync(storage.Folder.DatabaseFile, Cancelled))[..8192]);

        Assert.ThrowsExactly<DamagedDatabaseException>(() => Open().Database);
    }

    [TestMethod]
    public void Open_DatabaseIsAFolder_SaysSoInASentence()
    {
        Directory.CreateDirectory(new DataFolder(FolderPath).DatabaseFile);

        var refused = Assert.ThrowsExactly<StorageException>(() => Open().Database);

        Assert.Contains("engine.db", refused.Message);
    }

    [TestMethod]
    public async Task Start_DatabaseDamaged_FailsTheHostWithTheSentence()
    {
        await WriteDatabaseFileAsync(RandomNumberGenerator.GetBytes(5000));
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging().AddEngineStorage(new DataFolder(FolderPath));
        using var host = builder.Build();

        await Assert.ThrowsExactlyAsync<DamagedDatabaseException>(() => host.StartAsync(Cancelled));
    }

    [TestMethod]
    public async Task Start_FolderInUse_FailsTheHostWithTheSentence()
    {
        using var held = new DataFolder(FolderPath).Lock();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging().AddEngineStorage(new DataFolder(FolderPath));
        using var host = builder.Build();

        await Assert.ThrowsExactlyAsync<DataFolderInUseException>(() => host.StartAsync(Cancelled));
    }

    [TestMethod]
    public async Task Host_StoppedAndStartedAgain_FindsTheFolderFree()
    {
        for (var start = 1; start <= 2; start++)
        {
            var builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Services.AddLogging().AddEngineStorage(new DataFolder(FolderPath));
            using var host = builder.Build();
            await host.StartAsync(Cancelled);
            await host.StopAsync(Cancelled);
        }

        Assert.IsFalse(File.Exists(new DataFolder(FolderPath).DatabaseFile + "-wal"), "Closing writes the log back.");
    }

    [TestMethod]
    public async Task Open_Always_WritesAheadAndSyncsEveryCommit()
    {
        var database = Open().Database;

        var pragmas = await database.WriteAsync(
            (db, tx) => string.Join(' ', ((string[])["journal_mode", "synchronous", "foreign_keys"]).Select(p => db.ExecuteScalar($"PRAGMA {p}", transaction: tx))),
            Cancelled);

        Assert.AreEqual("wal 2 1", pragmas);
    }

    [TestMethod]
    public async Task ReadAsync_WhileAWriteIsUnderWay_DoesNotWait()
    {
        var storage = Open();
        await storage.Books.SaveAsync(Samples.Book(), Cancelled);
        using var release = new ManualResetEventSlim();
        var begun = new TaskCompletionSource();
        var write = storage.Database.WriteAsync(
            (db, tx) =>
            {
                var removed = db.Execute("DELETE FROM books", transaction: tx);
                begun.SetResult();
                release.Wait(Cancelled);
                return removed;
            },
            Cancelled);
        await begun.Task.WaitAsync(Cancelled);

        var seen = await storage.Books.LoadAsync(Cancelled);
        release.Set();
        await write;

        Assert.HasCount(1, seen);
        Assert.IsEmpty(await storage.Books.LoadAsync(Cancelled));
    }

    [TestMethod]
    public async Task WriteAsync_CancelledBeforeItsEnd_WritesNothing()
    {
        var storage = Open();
        await storage.Books.SaveAsync(Samples.Book(), Cancelled);
        using var leaving = new CancellationTokenSource();

        await Assert.ThrowsAsync<OperationCanceledException>(() => storage.Database.WriteAsync(
            (db, tx) =>
            {
                leaving.Cancel();
                return db.Execute("DELETE FROM books", transaction: tx);
            },
            leaving.Token));

        Assert.HasCount(1, await storage.Books.LoadAsync(Cancelled));
    }

    [TestMethod]
    public async Task WriteAsync_Fails_WritesNothingAndTheNextSucceeds()
    {
        var storage = Open();
        await storage.Books.SaveAsync(Samples.Book(), Cancelled);

        await Assert.ThrowsAsync<SqliteException>(() => storage.Database.WriteAsync("DELETE FROM books; INSERT INTO nowhere VALUES (1)", new { }, Cancelled));
        await storage.Books.SaveAsync(Samples.Book(), Cancelled);

        Assert.HasCount(2, await storage.Books.LoadAsync(Cancelled));
    }

    [TestMethod]
    public async Task Dispose_WritesWaiting_EndsThemAllWithoutHanging()
    {
        var storage = Open();
        var writes = Enumerable.Range(0, 50).Select(_ => storage.Books.SaveAsync(Samples.Book(), Cancelled)).ToList();

        await storage.DisposeAsync();

        foreach (var write in writes)
        {
            await Task.WhenAny(write).WaitAsync(Cancelled);
        }

        var answered = writes.Count(write => write.IsCompletedSuccessfully);
        Assert.IsTrue(writes.All(write => write.IsCompletedSuccessfully || write.Exception?.InnerException is ObjectDisposedException));
        Assert.HasCount(answered, await Open().Books.LoadAsync(Cancelled));
    }

    [TestMethod]
    public async Task SaveAsync_AnotherProgramReadsTheDatabase_Succeeds()
    {
        var storage = Open();
        await storage.Books.SaveAsync(Samples.Book(), Cancelled);
        using var backup = new SqliteConnection($"Data Source={storage.Folder.DatabaseFile};Pooling=False");
        backup.Open();
        using var reading = backup.BeginTransaction(deferred: true);
        backup.ExecuteScalar("SELECT COUNT(*) FROM books", transaction: reading);

        await storage.Books.SaveAsync(Samples.Book(), Cancelled);

        Assert.AreEqual(1, backup.ExecuteScalar<int>("SELECT COUNT(*) FROM books", transaction: reading));
        Assert.HasCount(2, await storage.Books.LoadAsync(Cancelled));
    }

    private async Task WriteDatabaseFileAsync(byte[] content)
    {
        Directory.CreateDirectory(FolderPath);
        await File.WriteAllBytesAsync(new DataFolder(FolderPath).DatabaseFile, content, Cancelled);
    }
}
