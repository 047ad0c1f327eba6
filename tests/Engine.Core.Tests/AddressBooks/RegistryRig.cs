using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Engine.Core.AddressBooks;
using Engine.Core.Connectors;
using Engine.Core.Events;
using Engine.Sdk;
using Engine.Sdk.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Core.Tests.AddressBooks;

/// <summary>A registry over a store, connectors and a clock that the test turns.</summary>
internal sealed class RegistryRig : IAsyncDisposable
{
    private readonly Channel<EngineEvent> _events = Channel.CreateUnbounded<EngineEvent>();

    public RegistryRig()
    {
        Events.Subscribe(happened => _events.Writer.TryWrite(happened));
        Registry = NewRegistry();
    }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));

    public EngineEvents Events { get; } = new();

    public FakeStore Store { get; } = new();

    public MemoryGrantStore Grants { get; } = new();

    public FakeCatalog Catalog { get; } = new();

    public AddressBookRegistry Registry { get; private set; }

    /// <summary>A registry as after a restart: the store is all that is left.</summary>
    public AddressBookRegistry NewRegistry() => Registry = new(Store, Catalog, new(Grants, Time, NullLoggerFactory.Instance), Events, Time, NullLoggerFactory.Instance);

    public Task<BookChange> AddAsync(CancellationToken cancellationToken, string connector = "fake", string name = "Book", string settings = """{"Path":"/a"}""") =>
        Registry.AddAsync(new() { ConnectorId = connector, Name = name, Settings = Json(settings) }, cancellationToken);

    public async Task<AddressBookId> AddedAsync(CancellationToken cancellationToken, string connector = "fake") =>
        (await AddAsync(cancellationToken, connector)).Status!.Book.Id;

    /// <summary>The events so far, as text, without waiting.</summary>
    public IReadOnlyList<string> Happened()
    {
        var happened = new List<string>();
        while (_events.Reader.TryRead(out var next)) happened.Add(Tell(next));
        return happened;
    }

    /// <summary>Waits, event by event, for something the registry does in its own time.</summary>
    public async Task UntilAsync(Func<bool> isSo, CancellationToken cancellationToken)
    {
        while (!isSo()) await _events.Reader.ReadAsync(cancellationToken);
    }

    public Task UntilAsync(AddressBookId id, BookState state, CancellationToken cancellationToken) =>
        UntilAsync(() => Registry.Get(id)!.State == state, cancellationToken);

    public ValueTask DisposeAsync() => Registry.DisposeAsync();

    public static JsonObject Json(string json) => JsonNode.Parse(json)!.AsObject();

    private static string Tell(EngineEvent happened) => happened switch
    {
        ConfigurationChanged changed => changed.What,
        AddressBookChanged changed => $"{changed.Change} {changed.Name}",
        _ => happened.GetType().Name,
    };
}

internal sealed class FakeStore : IAddressBookStore
{
    public ConcurrentDictionary<AddressBookId, AddressBook> Kept { get; } = [];

    public Action<AddressBook> OnSave { get; set; } = _ => { };

    public Task<IReadOnlyList<AddressBook>> LoadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<AddressBook>>([.. Kept.Values]);

    public async Task SaveAsync(AddressBook book, CancellationToken cancellationToken)
    {
        await Task.Yield();
        OnSave(book);
        Kept[book.Id] = book;
    }

    public async Task RemoveAsync(AddressBookId id, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Kept.TryRemove(id, out _);
    }
}

internal sealed class FakeCatalog : IConnectorCatalog
{
    public IReadOnlyList<ConnectorEntry> Entries { get; private set; } = [];

    public event Action? Changed;

    /// <summary>Loads a connector, or replaces the one of its id.</summary>
    public void Load(FakeConnector connector, string id = "fake", NumberMatching matching = NumberMatching.Digits, bool isCachedByDefault = false)
    {
        var descriptor = new ConnectorDescriptor { Id = id, DisplayName = id, TypeName = "T", AssemblyName = "A", NumberMatching = matching, IsCachedByDefault = isCachedByDefault };
        Set(new() { Id = id, Name = id, File = "a.dll", State = ConnectorState.Loaded, Loaded = new(descriptor, connector) });
    }

    public void Fail(string id, string error) => Set(new() { Id = id, Name = id, File = "a.dll", State = ConnectorState.Failed, Error = error });

    public void Remove(string id)
    {
        Entries = [.. Entries.Where(entry => entry.Id != id)];
        Changed?.Invoke();
    }

    private void Set(ConnectorEntry entry)
    {
        Entries = [.. Entries.Where(other => other.Id != entry.Id).Append(entry).OrderBy(other => other.Id, StringComparer.Ordinal)];
        Changed?.Invoke();
    }
}

internal sealed record FakeSettings
{
    [Required]
    public string? Path { get; init; }

    [Secret]
    public string? Key { get; init; }
}

/// <summary>A connector whose books are what the test says.</summary>
internal sealed class FakeConnector(Func<AddressBookContext, IAddressBook?>? open = null) : IConnector
{
    public Func<Type> TypeOfSettings { get; init; } = () => typeof(FakeSettings);

    public ConcurrentQueue<AddressBookContext> Opened { get; } = [];

    public ConcurrentQueue<ClosingBook> Books { get; } = [];

    public Type SettingsType => TypeOfSettings();

    public IAddressBook Open(AddressBookContext context)
    {
        Opened.Enqueue(context);
        if (open is not null) return open(context)!; // A connector may break its promise.
        var book = new ClosingBook();
        Books.Enqueue(book);
        return book;
    }
}

/// <summary>A book that tells when it is closed.</summary>
internal class ClosingBook : IAddressBook, IAsyncDisposable
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Closed => _closed.Task;

    public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Contact>>([]);

    public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Contact>>([]);

    public virtual ValueTask DisposeAsync()
    {
        _closed.TrySetResult();
        return ValueTask.CompletedTask;
    }
}

internal sealed class FeedingBook : ClosingBook, IContactFeed
{
    public async IAsyncEnumerable<FeedPage> ReadAsync(string? since, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        yield break;
    }
}
