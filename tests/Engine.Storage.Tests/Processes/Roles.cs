using System.Globalization;
using Engine.Sdk;
using Engine.Storage.Tests.Caching;

namespace Engine.Storage.Tests.Processes;

/// <summary>What the other process does.</summary>
internal static class Roles
{
    public const string HoldFolder = "hold-folder";
    public const string WriteEverything = "write-everything";
    public const string WriteUntilKilled = "write-until-killed";

    public const string SyncSlowly = "sync-slowly";

    public const int CachedContacts = 300;
    public const int PageSize = 40;

    public static Task<int> RunAsync(string role, string folder) => role switch
    {
        HoldFolder => HoldAsync(folder),
        WriteEverything => WriteEverythingAsync(folder),
        WriteUntilKilled => WriteUntilKilledAsync(folder),
        SyncSlowly => SyncSlowlyAsync(folder),
        _ => throw new ArgumentException($"No role {role}."),
    };

    private static async Task<int> HoldAsync(string folder)
    {
        using var held = new DataFolder(folder).Lock();
        Console.WriteLine("held");
        await Console.In.ReadLineAsync();
        return 0;
    }

    /// <summary>Leaves every kind of file behind, the write-ahead log too.</summary>
    private static async Task<int> WriteEverythingAsync(string folder)
    {
        await using var storage = new TestStorage(folder);
        await storage.Books.SaveAsync(Samples.Book(), CancellationToken.None);
        await storage.Books.LoadAsync(CancellationToken.None);
        _ = storage.Key.ActionKey;
        _ = storage.AdminToken;
        Console.WriteLine("written");
        await Console.In.ReadLineAsync();
        return 0;
    }

    /// <summary>
    /// Saves and removes books and applications, and syncs a cache again and again beside them; tells what it is about to remove, and what was answered.
    /// </summary>
    private static async Task<int> WriteUntilKilledAsync(string folder)
    {
        await using var storage = new TestStorage(folder);
        var cached = Samples.Book() with { Name = "cached", IsCached = true };
        await storage.Books.SaveAsync(cached, CancellationToken.None);
        await Task.WhenAll(SyncAsync(storage, cached.Id), WriteAsync(storage, "a"), WriteAsync(storage, "b"));
        return 0;
    }

    private static async Task WriteAsync(TestStorage storage, string name)
    {
        for (var i = 0; ; i++)
        {
            var book = Samples.Book() with { Name = name, SettingsJson = Samples.Settings(i) };
            await storage.Books.SaveAsync(book, CancellationToken.None);
            Console.WriteLine($"saved {book.Id} {i}");
            var application = Samples.Application();
            await storage.Applications.SaveAsync(application, CancellationToken.None);
            Console.WriteLine($"registered {application.Id.Reveal()}");
            if (i % 5 == 4)
            {
                Console.WriteLine($"removing {book.Id}");
                await storage.Books.RemoveAsync(book.Id, CancellationToken.None);
                Console.WriteLine($"removed {book.Id}");
            }
        }
    }

    private static async Task SyncAsync(TestStorage storage, AddressBookId book)
    {
        var state = await storage.Cache.GetStateAsync(book, CancellationToken.None);
        for (var sync = int.Parse(state?.Token ?? "0", CultureInfo.InvariantCulture) + 1; ; sync++)
        {
            var token = sync.ToString(CultureInfo.InvariantCulture);
            await using var write = await storage.Cache.BeginWriteAsync(book, isFull: true, CancellationToken.None);
            for (var i = 0; i < CachedContacts; i++)
            {
                var contact = Samples.Contact(book, $"{i}", new ContactField("Sync", token));
                await write.WriteAsync(new FeedPage { Contacts = [contact], Token = i == CachedContacts - 1 ? token : null }, CancellationToken.None);
            }

            await write.CompleteAsync(CancellationToken.None);
            Console.WriteLine($"synced {book} {token}");
        }
    }

    /// <summary>Writes page after page of one sync that never ends, and tells which it goes on from and which are stored.</summary>
    private static async Task<int> SyncSlowlyAsync(string folder)
    {
        await using var storage = new TestStorage(folder);
        var book = (await storage.Books.LoadAsync(CancellationToken.None)).Single().Id;
        await using var write = await storage.Cache.ResumeWriteAsync(book, CacheWriteExtensions.Origin, CancellationToken.None)
            ?? await storage.Cache.BeginWriteAsync(book, isFull: true, CancellationToken.None);
        for (var page = int.Parse(write.Token ?? "0", CultureInfo.InvariantCulture); ; page++)
        {
            Console.WriteLine(page);
            var contacts = Enumerable.Range(page * PageSize, PageSize).Select(i => Samples.Contact(book, $"{i}"));
            await write.WriteAsync(new FeedPage { Contacts = [.. contacts], Token = $"{page + 1}" }, CancellationToken.None);
        }
    }
}
