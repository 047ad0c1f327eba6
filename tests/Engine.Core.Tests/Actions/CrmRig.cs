using Engine.Core.Actions;
using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Connectors;
using Engine.Core.Events;
using Engine.Core.Health;
using Engine.Core.Outbox;
using Engine.Core.Records;
using Engine.Core.Tests.Outbox;
using Engine.Sdk;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Core.Tests.Actions;

/// <summary>Books with records that can be acted upon, and a clock the test turns.</summary>
internal sealed class CrmRig : IOpenBooks, ICachedCopies
{
    private readonly List<BookStatus> _books = [];

    public CrmRig()
    {
        Records = new(this, this, new(Time), new(null));
        Ledger = Disk.Open();
        Outbox = NewOutbox();
        Runner = new(this, Records, Outbox);
    }

    public FakeTimeProvider Time { get; } = new(new(2030, 5, 17, 9, 30, 0, TimeSpan.Zero));

    public EngineEvents Events { get; private set; } = new();

    public OutboxOptions Options { get; } = new();

    public LogLines<CallOutbox> Log { get; } = new();

    public RecordWriting Records { get; }

    public FakeLedger Disk { get; } = new();

    public FakeLedger.Session Ledger { get; private set; }

    public CallOutbox Outbox { get; private set; }

    public ActionRunner Runner { get; private set; }

    public Dictionary<AddressBookId, CachedCopy> Copies { get; } = [];

    public IReadOnlyList<OpenBook> Enabled
    {
        get
        {
            lock (_books) return [.. _books.Where(status => status.Book.IsEnabled).OrderBy(status => status.Book.Priority).Select(status => status.Open).OfType<OpenBook>()];
        }
    }

    public OpenBook? Find(AddressBookId id) => Get(id)?.Open;

    public BookStatus? Get(AddressBookId id)
    {
        lock (_books) return _books.Find(status => status.Book.Id == id);
    }

    CachedCopy? ICachedCopies.Find(AddressBookId book) => Copies.GetValueOrDefault(book);

    /// <summary>The engine is killed and started again: the disk is all that is left.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        Ledger.Kill();
        _ = Outbox.DisposeAsync().AsTask();
        (Events, Ledger) = (new(), Disk.Open());
        Outbox = NewOutbox();
        Runner = new(this, Records, Outbox);
        await Outbox.StartAsync(cancellationToken);
    }

    public AddressBookId Add(IAddressBook? connection, long priority = 0, bool isEnabled = true)
    {
        var id = AddressBookId.New();
        Set(id, connection, priority, isEnabled);
        return id;
    }

    /// <summary>Opens the book anew, or without a connection closes it.</summary>
    public void Set(AddressBookId id, IAddressBook? connection, long priority = 0, bool isEnabled = true)
    {
        var book = new AddressBook { Id = id, ConnectorId = "fake", Name = "Book", Priority = priority, IsEnabled = isEnabled, SettingsJson = "{}" };
        var descriptor = new ConnectorDescriptor { Id = "fake", DisplayName = "Fake", TypeName = "T", AssemblyName = "A" };
        var guard = new BookGuard(book.Id, 8, Time, NullLogger.Instance) { Recovered = () => Events.Publish(new BookRecovered(id)) };
        lock (_books)
        {
            _books.RemoveAll(status => status.Book.Id == id);
            _books.Add(new()
            {
                Book = book,
                State = isEnabled ? BookState.Working : BookState.Disabled,
                Error = connection is null ? "There is no such folder." : null,
                Open = connection is null ? null : new(book, descriptor, connection, guard),
            });
        }

        Events.Publish(new AddressBookChanged(id, book.Name, AddressBookChange.Edited));
    }

    public void Remove(AddressBookId id)
    {
        lock (_books) _books.RemoveAll(status => status.Book.Id == id);
        Disk.Remove(id);
        Events.Publish(new AddressBookChanged(id, "Book", AddressBookChange.Removed));
    }

    private CallOutbox NewOutbox() =>
        new(Ledger, this, Events, new Random(1), Microsoft.Extensions.Options.Options.Create(Options), Time, Log);

    public static Contact Contact(RecordKey key, string? address = null) => new()
    {
        Key = key,
        Fields = [new(WellKnownFields.ContactName, "Bob Jones")],
        WebAddress = address is null ? null : new(address),
    };
}

/// <summary>A CRM with every ability, each doing what the test says.</summary>
internal class FakeCrm : IAddressBook, ICallActivityLog, IRecordActions, IRecordWriter, IRecordLookup, IOwnerLookup
{
    private int _logged;

    public int Logged => _logged;

    public Func<RecordKey, CallActivity, CancellationToken, Task<LoggedCall>> Log { get; set; } =
        (_, _, _) => Task.FromResult(new LoggedCall { ActivityId = "A1", WebAddress = new("https://crm.example.com/A1") });

    public Func<RecordKey, string, CancellationToken, Task<Uri?>> Run { get; set; } = (_, _, _) => Task.FromResult<Uri?>(null);

    public Func<RecordKey, CancellationToken, Task<Contact?>> Look { get; set; } = (key, _) => Task.FromResult<Contact?>(CrmRig.Contact(key));

    public Func<CancellationToken, Task<IReadOnlyList<RecordType>>> Types { get; set; } =
        _ => Task.FromResult<IReadOnlyList<RecordType>>([new() { Type = "Contact", DisplayName = "Contact", Fields = [] }]);

    public Func<string, RecordDraft, CancellationToken, Task<Contact>> Create { get; set; } = (_, _, _) => throw new NotSupportedException();

    public Func<RecordKey, RecordDraft, CancellationToken, Task<Contact>> Save { get; set; } = (key, _, _) => Task.FromResult(CrmRig.Contact(key));

    public Func<CancellationToken, Task<Contact?>> Owner { get; set; } = _ => Task.FromResult<Contact?>(null);

    public string ActivityName => "Call Task";

    public Task<LoggedCall> LogCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _logged);
        return Log(record, call, cancellationToken);
    }

    public Task<Uri?> RunAsync(RecordKey record, string actionId, CancellationToken cancellationToken) => Run(record, actionId, cancellationToken);

    public Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken) => Look(record, cancellationToken);

    public Task<IReadOnlyList<RecordType>> GetRecordTypesAsync(CancellationToken cancellationToken) => Types(cancellationToken);

    public Task<Contact> CreateAsync(string type, RecordDraft draft, CancellationToken cancellationToken) => Create(type, draft, cancellationToken);

    public Task<Contact> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken) => Save(record, draft, cancellationToken);

    public Task<Contact?> GetOwnerAsync(CancellationToken cancellationToken) => Owner(cancellationToken);

    public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Contact>>([]);

    public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Contact>>([]);
}

/// <summary>A CRM that can tell which calls it holds.</summary>
internal sealed class AskableCrm : FakeCrm, ILoggedCallLookup
{
    public Func<RecordKey, CallActivity, Task<LoggedCall?>> Known { get; set; } = (_, _) => Task.FromResult<LoggedCall?>(null);

    public Task<LoggedCall?> FindLoggedCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken) => Known(record, call);
}

/// <summary>A CRM that can be searched and no more.</summary>
internal sealed class PlainBook : IAddressBook
{
    public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Contact>>([]);

    public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Contact>>([]);
}
