using System.Text.Json.Nodes;
using Engine.Core.Connectors;
using Engine.Core.Events;
using Engine.Core.Settings;
using Engine.Sdk;
using Engine.Sdk.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Core.AddressBooks;

/// <summary>
/// The configured books and their open connections. Follows the connectors: a replaced one reopens its books and drains the old ones, a
/// removed one leaves them waiting. Changes happen one at a time, each durable before it is seen; readers never wait.
/// </summary>
public sealed partial class AddressBookRegistry : IOpenBooks, IAsyncDisposable
{
    private readonly IAddressBookStore _store;
    private readonly IConnectorCatalog _connectors;
    private readonly ApiServices _apis;
    private readonly EngineEvents _events;
    private readonly TimeProvider _time;
    private readonly BookOpener _opener;
    private readonly BookRetirement _retirement;
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();

    private volatile BookSlots _slots = BookSlots.None;
    private Task _following = Task.CompletedTask;

    public AddressBookRegistry(IAddressBookStore store, IConnectorCatalog connectors, ApiServices apis, EngineEvents events, TimeProvider time, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(logs);
        (_store, _connectors, _apis, _events, _time) = (store, connectors, apis, events, time);
        _opener = new(apis, events, time, logs);
        _retirement = new(time, logs.CreateLogger<AddressBookRegistry>());
    }

    /// <summary>Every configured book, by priority; made anew at each call.</summary>
    public IReadOnlyList<BookStatus> All
    {
        get
        {
            var entries = _connectors.Entries;
            return [.. _slots.All.Select(slot => slot.ToStatus(entries))];
        }
    }

    public IReadOnlyList<OpenBook> Enabled => _slots.Enabled;

    /// <summary>Loads and opens what is stored; called once, before anything else.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _connectors.Changed += OnConnectorsChanged;
        _apis.SignInChanged += OnSignInChanged;
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var books = await _store.LoadAsync(cancellationToken).ConfigureAwait(false);
            _slots = new(books.Select(book => new BookSlot(book)));
            await ReopenAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _changing.Release();
        }

        _following = FollowConnectorsAsync(_stopping.Token);
    }

    public OpenBook? Find(AddressBookId id) => _slots.Find(id)?.Open;

    public BookStatus? Get(AddressBookId id) => _slots.Find(id) is { } slot ? slot.ToStatus(_connectors.Entries) : null;

    /// <summary>Adds a book. One whose settings are well-formed but which does not open is added all the same: its status says what is wrong.</summary>
    /// <remarks>
    /// Where its connector says so, or the CRM cannot search numbers, a book that can be cached is, unless the draft says otherwise.
    /// </remarks>
    public async Task<BookChange> AddAsync(AddressBookDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var errors = BookRules.Check(draft, isNew: true);
        if (Loaded(draft.ConnectorId) is not { } connector)
            return new(null, [BookRules.Unusable(draft.ConnectorId, _connectors.Entries), .. errors]);
        if (errors.Contains(SettingsReader.Improper)) return new(null, errors);

        BookSlot added;
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var book = new AddressBook
            {
                Id = AddressBookId.New(),
                ConnectorId = connector.Descriptor.Id,
                Name = BookRules.NameOf(draft),
                IsEnabled = draft.IsEnabled ?? true,
                Priority = draft.Priority ?? NextPriority(),
                IsCached = draft.IsCached ?? false,
                CacheFrequencyMinutes = draft.CacheFrequencyMinutes ?? AddressBook.DefaultCacheFrequencyMinutes,
                SettingsJson = Merge(connector, [], draft.Settings ?? []).ToJsonString(),
            };
            added = await OpenAsync(book, connector, errors, cancellationToken).ConfigureAwait(false);
            if (draft.IsCached is null && BookRules.IsCachedByDefault(connector.Descriptor, added.Open)) added = added.Reconfigured(book with { IsCached = true });
            if (BookRules.CheckCached(added.Book.IsCached, added.Open) is { } uncached) errors.Add(uncached);
            if (!await SaveAsync(added, before: null, errors).ConfigureAwait(false)) return new(null, errors);
        }
        finally
        {
            _changing.Release();
        }

        Publish(added.Book, AddressBookChange.Added);
        return new(added.ToStatus(_connectors.Entries), []);
    }

    /// <returns>Null when the book is unknown.</returns>
    public async Task<BookChange?> UpdateAsync(AddressBookId id, AddressBookDraft change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        BookSlot? before;
        BookSlot after;
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if ((before = _slots.Find(id)) is null) return null;
            var errors = BookRules.Check(change, isNew: false);
            if (errors.Contains(SettingsReader.Improper)) return new(null, errors);
            if (change.ConnectorId is not null && change.ConnectorId != before.Book.ConnectorId)
                errors.Add(new("ConnectorId", "A book's connector cannot be changed: add a new book."));
            var connector = Loaded(before.Book.ConnectorId);
            if (change.Settings is not null && connector is null)
                errors.Add(new("Settings", "The settings cannot be checked while the connector is not there: put it back first."));
            var book = Changed(before.Book, change, connector);
            var isReopened = connector is not null &&
                (before.Open is null || before.OpenedOn != connector || book.Name != before.Book.Name || book.SettingsJson != before.Book.SettingsJson);
            after = isReopened
                ? await OpenAsync(book, connector!, change.Settings is null ? null : errors, cancellationToken).ConfigureAwait(false)
                : before.Reconfigured(book);
            if (change.IsCached == true && BookRules.CheckCached(isCached: true, after.Open) is { } uncached) errors.Add(uncached);
            if (!await SaveAsync(after, before, errors).ConfigureAwait(false)) return new(null, errors);
        }
        finally
        {
            _changing.Release();
        }

        if (after.Book != before.Book) Publish(after.Book, AddressBookChange.Edited);
        return new(after.ToStatus(_connectors.Entries), []);
    }

    /// <returns>Whether it was known.</returns>
    public async Task<bool> RemoveAsync(AddressBookId id, CancellationToken cancellationToken)
    {
        BookSlot? removed;
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if ((removed = _slots.Find(id)) is null) return false;
            // From here on the caller may leave: what is on disk and what is in memory stay the same.
            await _store.RemoveAsync(id, CancellationToken.None).ConfigureAwait(false);
            _slots = _slots.Without(id);
            if (removed.Open is not null) _retirement.Retire(removed.Open);
        }
        finally
        {
            _changing.Release();
        }

        Publish(removed.Book, AddressBookChange.Removed);
        return true;
    }

    /// <summary>The book's settings without its secrets; all of them are hidden while the connector is not there to say which are secret.</summary>
    public JsonObject HiddenSettings(AddressBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var settingsType = Loaded(book.ConnectorId) is { } connector ? BookOpener.SettingsTypeOf(connector) : null;
        return SettingsReader.Hide(settingsType, BookOpener.Parse(book) ?? []);
    }

    /// <summary>The schema of the book's settings; null while its connector is not there, or does not say what they are.</summary>
    public JsonObject? SettingsSchemaOf(AddressBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return Loaded(book.ConnectorId) is { } connector && BookOpener.SettingsTypeOf(connector) is { } type ? SettingsSchema.Of(type) : null;
    }

    /// <summary>Lets calls under way end, for a few seconds at most, and closes every book.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        _connectors.Changed -= OnConnectorsChanged;
        _apis.SignInChanged -= OnSignInChanged;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var slot in Interlocked.Exchange(ref _slots, BookSlots.None).All)
            if (slot.Open is not null) _retirement.Retire(slot.Open);
        await _retirement.DisposeAsync().ConfigureAwait(false);
    }

    /// <param name="errors">Takes what is wrong with settings a user just wrote; null when nobody touched them: then it is the book's fault.</param>
    private async Task<BookSlot> OpenAsync(AddressBook book, LoadedConnector connector, List<SettingError>? errors, CancellationToken cancellationToken)
    {
        var opening = await _opener.OpenAsync(book, connector, isStrict: errors is not null, cancellationToken).ConfigureAwait(false);
        errors?.AddRange(opening.Errors);
        return new(book, connector, opening.Open, opening.Fault);
    }

    /// <summary>Durable first, then seen. With errors, or when it cannot be stored, nothing changes.</summary>
    private async Task<bool> SaveAsync(BookSlot after, BookSlot? before, List<SettingError> errors)
    {
        var isSaved = false;
        try
        {
            if (errors.Count > 0) return false;
            // From here on the caller may leave: what is on disk and what is in memory stay the same.
            if (after.Book != before?.Book) await _store.SaveAsync(after.Book, CancellationToken.None).ConfigureAwait(false);
            Swap(before, after);
            return isSaved = true;
        }
        finally
        {
            if (!isSaved && after.Open is { } unused && unused.Guard != before?.Open?.Guard) _retirement.Retire(unused);
        }
    }

    private void Swap(BookSlot? before, BookSlot after)
    {
        _slots = _slots.With(after);
        if (before?.Open is { } old && old.Guard != after.Open?.Guard) _retirement.Retire(old);
    }

    private static AddressBook Changed(AddressBook book, AddressBookDraft change, LoadedConnector? connector)
    {
        var stored = BookOpener.Parse(book) ?? [];
        var settings = change.Settings is null || connector is null ? stored : Merge(connector, stored, change.Settings);
        return book with
        {
            Name = change.Name is null ? book.Name : BookRules.NameOf(change),
            IsEnabled = change.IsEnabled ?? book.IsEnabled,
            IsCached = change.IsCached ?? book.IsCached,
            Priority = change.Priority ?? book.Priority,
            CacheFrequencyMinutes = change.CacheFrequencyMinutes ?? book.CacheFrequencyMinutes,
            SettingsJson = JsonNode.DeepEquals(settings, stored) ? book.SettingsJson : settings.ToJsonString(),
        };
    }

    private static JsonObject Merge(LoadedConnector connector, JsonObject stored, JsonObject change) =>
        BookOpener.SettingsTypeOf(connector) is { } settingsType ? SettingsReader.Merge(settingsType, stored, change) : change;

    private LoadedConnector? Loaded(string? connectorId) => BookRules.EntryOf(connectorId, _connectors.Entries)?.Loaded;

    // By default the newest book stands last; within one second they are numbered on.
    private long NextPriority()
    {
        var taken = _slots.All.Select(slot => slot.Book.Priority).ToHashSet();
        var priority = _time.GetUtcNow().ToUnixTimeSeconds();
        while (taken.Contains(priority)) priority++;
        return priority;
    }

    private void Publish(AddressBook book, AddressBookChange change)
    {
        _events.Publish(new AddressBookChanged(book.Id, book.Name, change));
        _events.Publish(new ConfigurationChanged("AddressBooks"));
    }
}
