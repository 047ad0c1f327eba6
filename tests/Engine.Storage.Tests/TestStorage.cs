using Dapper;
using Engine.Core.Actions;
using Engine.Core.AddressBooks;
using Engine.Core.Applications;
using Engine.Core.Caching;
using Engine.Core.Outbox;
using Engine.Storage.Tests.Caching;
using Engine.Sdk;
using Engine.Storage.Caching;
using Engine.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Storage.Tests;

/// <summary>An engine's storage over one folder, registered as the host does it.</summary>
internal sealed class TestStorage : IAsyncDisposable
{
    public TestStorage(string folder)
    {
        Folder = new(folder);
        Services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddLogging(logging => logging.AddProvider(Log))
            .AddEngineStorage(Folder)
            .BuildServiceProvider();
    }

    public DataFolder Folder { get; }

    public FakeTimeProvider Time { get; } = new(Samples.Now);

    public LogLines Log { get; } = new();

    public ServiceProvider Services { get; }

    public IAddressBookStore Books => Services.GetRequiredService<IAddressBookStore>();

    public IApplicationStore Applications => Services.GetRequiredService<IApplicationStore>();

    public ICallLedger Ledger => Services.GetRequiredService<ICallLedger>();

    public IContactCache Cache => Services.GetRequiredService<IContactCache>();

    public IInstallationKey Key => Services.GetRequiredService<IInstallationKey>();

    public AdminToken AdminToken => Services.GetRequiredService<AdminToken>();

    public Database Database => Services.GetRequiredService<Database>();

    public Task<int> CountAsync(string table, CancellationToken cancellationToken) =>
        Database.ReadAsync(db => db.ExecuteScalar<int>($"SELECT COUNT(*) FROM {table}"), cancellationToken);

    /// <summary>Waits until the table holds this many rows.</summary>
    public async Task ReachesAsync(string table, int rows, CancellationToken cancellationToken)
    {
        while (await CountAsync(table, cancellationToken) != rows)
        {
            await Task.Yield();
        }
    }

    /// <summary>One full sync of contacts with the ids 0, 1, 2 and so on.</summary>
    public async Task FillCacheAsync(AddressBookId book, int contacts, CancellationToken cancellationToken)
    {
        var page = new FeedPage { Contacts = [.. Enumerable.Range(0, contacts).Select(i => Samples.Contact(book, $"{i}"))] };
        await Cache.SyncAsync(book, isFull: true, [page], cancellationToken);
    }

    /// <summary>The names of the files that copies are kept in.</summary>
    public IReadOnlyList<string> CacheFiles() => [.. Directory.EnumerateFiles(Folder.CachesFolder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public Task PurgeCacheAsync(CancellationToken cancellationToken) => Services.GetRequiredService<ContactCache>().PurgeAsync(cancellationToken);

    public async Task<List<Contact>> ReadCacheAsync(AddressBookId book, CancellationToken cancellationToken)
    {
        var contacts = new List<Contact>();
        await foreach (var packed in Cache.ReadAsync(book, cancellationToken))
        {
            contacts.Add(packed.Unpack() ?? throw new FormatException("The bytes kept are no contact."));
        }

        return contacts;
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
