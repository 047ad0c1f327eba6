using System.Collections.Concurrent;
using Dapper;
using Engine.Core.AddressBooks;
using Engine.Sdk;
using Engine.Storage.Caching;
using Engine.Storage.Secrets;
using Engine.Storage.Sqlite;
using Microsoft.Extensions.Logging;

namespace Engine.Storage.AddressBooks;

/// <summary>The books of one profile; their settings encrypted.</summary>
internal sealed partial class AddressBookStore(
    Database database, Profile profile, SettingsProtector protector, ContactCache cache, ILogger<AddressBookStore> log) : IAddressBookStore
{
    private const string Select = """
        SELECT id AS Id, connector_id AS ConnectorId, name AS Name, is_enabled AS IsEnabled, priority AS Priority, is_cached AS IsCached,
               cache_frequency_minutes AS CacheFrequencyMinutes, settings AS Settings
        FROM books WHERE profile_id = @Id ORDER BY priority, name, id
        """;

    private const string Save = """
        INSERT INTO books (profile_id, id, connector_id, name, is_enabled, priority, is_cached, cache_frequency_minutes, settings)
        VALUES (@Profile, @Id, @ConnectorId, @Name, @IsEnabled, @Priority, @IsCached, @CacheFrequencyMinutes, @Settings)
        ON CONFLICT (profile_id, id) DO UPDATE SET
            connector_id = excluded.connector_id, name = excluded.name, is_enabled = excluded.is_enabled, priority = excluded.priority,
            is_cached = excluded.is_cached, cache_frequency_minutes = excluded.cache_frequency_minutes, settings = excluded.settings
        """;

    private const string Remove = """
        DELETE FROM logged_calls WHERE profile_id = @profile AND book_id = @book;
        DELETE FROM outbox WHERE profile_id = @profile AND book_id = @book;
        DELETE FROM grants WHERE profile_id = @profile AND book_id = @book;
        DELETE FROM books WHERE profile_id = @profile AND id = @book
        """;

    private readonly ConcurrentDictionary<AddressBookId, bool> _toldLost = new();

    public async Task<IReadOnlyList<AddressBook>> LoadAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(reader => reader.Query<BookRow>(Select, profile).AsList(), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(ToBook)];
    }

    public Task SaveAsync(AddressBook book, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(book);
        var row = new
        {
            Profile = profile.Id,
            Id = book.Id.ToString(),
            book.ConnectorId,
            book.Name,
            book.IsEnabled,
            book.Priority,
            book.IsCached,
            book.CacheFrequencyMinutes,
            Settings = protector.Protect(book.Id, book.SettingsJson),
        };
        return database.WriteAsync(Save, row, cancellationToken);
    }

    public async Task RemoveAsync(AddressBookId id, CancellationToken cancellationToken)
    {
        await database.WriteAsync(Remove, new { profile = profile.Id, book = id.ToString() }, cancellationToken).ConfigureAwait(false);

        // The book is gone now, whether or not the caller still waits.
        await cache.RemoveAsync(id, CancellationToken.None).ConfigureAwait(false);
    }

    private AddressBook ToBook(BookRow row)
    {
        var id = AddressBookId.Parse(row.Id);
        return new()
        {
            Id = id,
            ConnectorId = row.ConnectorId,
            Name = row.Name,
            IsEnabled = row.IsEnabled,
            Priority = row.Priority,
            IsCached = row.IsCached,
            CacheFrequencyMinutes = row.CacheFrequencyMinutes,
            SettingsJson = protector.TryUnprotect(id, row.Settings) ?? WithoutSettings(id),
        };
    }

    // The book must still load, for its settings can be entered again only there.
    private string WithoutSettings(AddressBookId id)
    {
        if (_toldLost.TryAdd(id, true))
        {
            LogSettingsLost(id);
        }

        return "{}";
    }

    [LoggerMessage(LogLevel.Warning, "The settings of book {Book} cannot be decrypted, for the keys they were written with are gone: enter them again, or put back the keys folder")]
    private partial void LogSettingsLost(AddressBookId book);

    private sealed class BookRow
    {
        public required string Id { get; init; }

        public required string ConnectorId { get; init; }

        public required string Name { get; init; }

        public bool IsEnabled { get; init; }

        public long Priority { get; init; }

        public bool IsCached { get; init; }

        public int CacheFrequencyMinutes { get; init; }

        public required byte[] Settings { get; init; }
    }
}
