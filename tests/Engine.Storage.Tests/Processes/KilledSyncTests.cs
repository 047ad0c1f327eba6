using System.Globalization;
using Dapper;
using Engine.Storage.Tests.Caching;
using Microsoft.Data.Sqlite;

namespace Engine.Storage.Tests.Processes;

/// <summary>A long sync, killed again and again: each time it goes on where it was.</summary>
[TestClass]
public sealed class KilledSyncTests : StorageTest
{
    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    public async Task Kill_InTheMiddleOfASync_NextOneGoesOnFromTheLastStoredPage()
    {
        var (storage, book) = await OpenWithBookAsync();
        await storage.DisposeAsync();
        var stored = 0;

        for (var round = 0; round < 4; round++)
        {
            using var writer = OtherProcess.Start(Roles.SyncSlowly, FolderPath);
            var begun = Number(await writer.ReadLineAsync(Cancelled));
            Assert.IsTrue(begun >= stored, $"Page {stored} was answered as stored, and the sync goes on from {begun}.");
            Assert.IsTrue(begun <= stored + 1);
            for (var pages = 0; pages < 25; pages++)
            {
                stored = Number(await writer.ReadLineAsync(Cancelled));
            }

            await writer.KillAsync(Cancelled);
            while (await writer.ReadLineAsync(Cancelled) is { } line)
            {
                stored = Number(line);
            }
        }

        storage = Open();
        Assert.IsNull(await storage.Cache.GetStateAsync(book, Cancelled), "Nothing is seen of a sync that has not ended.");
        await using var last = await storage.Cache.ResumeWriteAsync(book, CacheWriteExtensions.Origin, Cancelled);
        var pagesStored = Number(last!.Token);
        await last.CompleteAsync(Cancelled);

        var ids = (await storage.ReadCacheAsync(book, Cancelled)).Select(contact => contact.Key.Id).ToList();
        Assert.HasCount(pagesStored * Roles.PageSize, ids);
        Assert.HasCount(ids.Count, ids.Distinct());
        using var database = new SqliteConnection($"Data Source={Directory.EnumerateFiles(storage.Folder.CachesFolder, "*.db").Single()};Pooling=False");
        database.Open();
        Assert.AreEqual("ok", database.ExecuteScalar<string>("PRAGMA integrity_check"));
    }

    private static int Number(string? text) => int.Parse(text ?? "", CultureInfo.InvariantCulture);
}
