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

    public const int CachedContacts = 300;

    public static Task<int> RunAsync(string role, string folder) => role switch
    {
        HoldFolder => HoldAsync(folder),
        WriteEverything => WriteEverythingAsync(folder),
        WriteUntilKilled => WriteUntilKilledAsync(folder),
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
        var cached = Samples.Book() with { Name = "cached" };
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
                await write.WriteAsync(new FeedPage { Contacts = [contact] }, CancellationToken.None);
            }

            await write.CompleteAsync(token, Samples.Now, CancellationToken.None);
            Console.WriteLine($"synced {book} {token}");
        }
    }
}
