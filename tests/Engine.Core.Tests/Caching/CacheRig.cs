using Engine.Core.Actions;
using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Connectors;
using Engine.Core.Events;
using Engine.Core.Health;
using Engine.Core.PhoneNumbers;
using Engine.Sdk;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Core.Tests.Caching;

/// <summary>Copies over a cache, books and a clock that the test turns.</summary>
internal sealed class CacheRig : IOpenBooks, IInstallationKey, IAsyncDisposable
{
    private readonly Dictionary<AddressBookId, (AddressBook Book, OpenBook? Open)> _books = [];
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public CacheRig()
    {
        Cache = new(Time);
        Copies = NewCopies();
    }

    public CountingTime Time { get; } = new(new(2030, 5, 17, 9, 30, 0, TimeSpan.Zero));

    public EngineEvents Events { get; } = new();

    public FakeCache Cache { get; }

    public CachedBooks Copies { get; private set; }

    public ReadOnlyMemory<byte> ActionKey { get; } = new byte[32];

    public IReadOnlyList<OpenBook> Enabled
    {
        get
        {
            lock (_books) return [.. _books.Values.Select(book => book.Open).OfType<OpenBook>().Where(open => open.Configuration.IsEnabled)];
        }
    }

    public OpenBook? Find(AddressBookId id)
    {
        lock (_books) return _books.GetValueOrDefault(id).Open;
    }

    public BookStatus? Get(AddressBookId id)
    {
        lock (_books) return _books.TryGetValue(id, out var book) ? new() { Book = book.Book, State = BookState.Working, Open = book.Open } : null;
    }

    public AddressBookId Add(Func<AddressBookId, IAddressBook> make, string settings = "{}", int minutes = 60)
    {
        var id = AddressBookId.New();
        Set(new() { Id = id, ConnectorId = "fake", Name = "Book", Priority = 1, IsCached = true, CacheFrequencyMinutes = minutes, SettingsJson = settings }, make(id));
        return id;
    }

    /// <summary>Changes the configuration, as a PATCH does.</summary>
    /// <param name="connection">A new connection where the book was reopened; null where it was not.</param>
    public void Change(AddressBookId id, Func<AddressBook, AddressBook> change, IAddressBook? connection = null)
    {
        Set(change(Get(id)!.Book), connection ?? Find(id)!.Connection, connection is null ? Find(id)!.Guard : null);
        Events.Publish(new AddressBookChanged(id, "Book", AddressBookChange.Edited));
    }

    public void Close(AddressBookId id)
    {
        lock (_books) _books[id] = (_books[id].Book, null);
        Events.Publish(new ConfigurationChanged("Connectors"));
    }

    public void Remove(AddressBookId id)
    {
        lock (_books) _books.Remove(id);
        Events.Publish(new AddressBookChanged(id, "Book", AddressBookChange.Removed));
    }

    public void Start() => _running = Copies.RunAsync(_stopping.Token);

    /// <summary>A new engine over what the old one left on disk.</summary>
    public async Task RestartAsync()
    {
        await Copies.DisposeAsync();
        await _running;
        Copies = NewCopies();
        Start();
    }

    /// <summary>Waits for what happens on other threads, without a clock of their own.</summary>
    public static async Task UntilAsync(Func<bool> isSo, CancellationToken cancellationToken)
    {
        while (!isSo())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Turns the clock a step at a time until it is so, each time when nothing else is under way: every book waits for its next sync.</summary>
    /// <returns>How far it was turned.</returns>
    public async Task<TimeSpan> TurnUntilAsync(TimeSpan step, Func<bool> isSo, CancellationToken cancellationToken)
    {
        var start = Time.GetUtcNow();
        while (true)
        {
            await UntilAsync(() => isSo() || IsQuiet, cancellationToken);
            if (isSo()) return Time.GetUtcNow() - start;
            Time.Advance(step);
        }
    }

    // All but one wait for their syncs; that one looks around.
    private bool IsQuiet => Time.Waiting > _books.Count && _books.Keys.All(book => Copies.GetStatus(book).State is SyncState.Ready or SyncState.Failed);

    public Task ReadyAsync(AddressBookId id, CancellationToken cancellationToken) =>
        UntilAsync(() => Copies.GetStatus(id).State is SyncState.Ready or SyncState.Failed, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        await Copies.DisposeAsync();
        _stopping.Dispose();
    }

    private CachedBooks NewCopies() => new(Cache, this, new PhoneNumberReader("+441632960000"), this, Events, Time, NullLogger<CachedBooks>.Instance);

    private void Set(AddressBook book, IAddressBook connection, BookGuard? guard = null)
    {
        var descriptor = new ConnectorDescriptor { Id = "fake", DisplayName = "Fake", TypeName = "Fake", AssemblyName = "Fake" };
        lock (_books) _books[book.Id] = (book, new OpenBook(book, descriptor, connection, guard ?? new BookGuard(book.Id, 8, Time, NullLogger.Instance)));
    }
}
