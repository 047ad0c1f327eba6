using BenchmarkDotNet.Attributes;
using Engine.Core.Actions;
using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Connectors;
using Engine.Core.Health;
using Engine.Core.PhoneNumbers;
using Engine.Core.Records;
using Engine.Core.Search;
using Engine.Sdk;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Engine.Benchmarks;

/// <summary>What the engine itself costs: a whole search over books that answer at once, so that all that is measured is ours.</summary>
[MemoryDiagnoser]
public class FanOutBenchmarks : IOpenBooks, ICachedCopies, IInstallationKey
{
    private List<OpenBook> _books = [];
    private FanOutSearch? _search;

    [Params(1, 10, 100)]
    public int Books { get; set; }

    public IReadOnlyList<OpenBook> Enabled => _books;

    public ReadOnlyMemory<byte> ActionKey { get; } = new byte[32];

    public OpenBook? Find(AddressBookId id) => _books.Find(book => book.Id == id);

    CachedCopy? ICachedCopies.Find(AddressBookId book) => null;

    [GlobalSetup]
    public void Setup()
    {
        _books = [.. Enumerable.Range(0, Books).Select(Open)];
        _search = new FanOutSearch(
            this, this, new FreshRecords(TimeProvider.System), new PhoneNumberReader("+441632960000"), new ActionOffers(new ActionTokens(this)), Options.Create(new FanOutOptions()), TimeProvider.System);
    }

    [Benchmark]
    public Task<SearchResult> ByNumber() => SearchAsync("+441632960123");

    [Benchmark]
    public Task<SearchResult> ByName() => SearchAsync("bob");

    private Task<SearchResult> SearchAsync(string query) => _search!.SearchAsync(new SearchRequest { Query = _search.Read(query)! }, CancellationToken.None);

    private static OpenBook Open(int priority)
    {
        var configuration = new AddressBook
        {
            Id = AddressBookId.New(),
            ConnectorId = "instant",
            Name = $"Book {priority}",
            Priority = priority,
            SettingsJson = "{}",
        };
        var descriptor = new ConnectorDescriptor { Id = "instant", DisplayName = "Instant", TypeName = "Instant", AssemblyName = "Instant" };
        var guard = new BookGuard(configuration.Id, 64, TimeProvider.System, NullLogger.Instance);
        return new OpenBook(configuration, descriptor, new InstantBook(configuration.Id), guard);
    }

    private sealed class InstantBook(AddressBookId id) : IAddressBook
    {
        private readonly IReadOnlyList<Contact> _answer =
        [
            new Contact
            {
                Key = new RecordKey(id, "Contact", "1"),
                Fields = [new(WellKnownFields.ContactName, "Bob Jones"), new(WellKnownFields.BusinessPhone, "+44 1632 960123")],
            },
        ];

        public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) => Task.FromResult(_answer);

        public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => Task.FromResult(_answer);
    }
}
