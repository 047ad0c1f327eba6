using Engine.Core.AddressBooks;
using Engine.Core.Connectors;
using Engine.Core.Health;
using Engine.Sdk;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Core.Tests.Search;

/// <summary>A book that answers what the test says.</summary>
internal class FakeBook : IAddressBook
{
    public FakeBook(Func<int, CancellationToken, Task<IReadOnlyList<Contact>>> answer) => Answer = answer;

    public FakeBook(params Contact[] contacts)
        : this((limit, _) => Task.FromResult<IReadOnlyList<Contact>>([.. contacts.Take(limit)]))
    {
    }

    public Func<int, CancellationToken, Task<IReadOnlyList<Contact>>> Answer { get; set; }

    public int Calls { get; private set; }

    public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) => AnswerAsync(query.Limit, cancellationToken);

    public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => AnswerAsync(query.Limit, cancellationToken);

    public static Contact Person(AddressBookId book, string id, string name = "Bob Jones", string tel = "+44 1632 960123") => new()
    {
        Key = new RecordKey(book, "Contact", id),
        Fields = [new(WellKnownFields.ContactName, name), new(WellKnownFields.BusinessPhone, tel)],
    };

    private Task<IReadOnlyList<Contact>> AnswerAsync(int limit, CancellationToken cancellationToken)
    {
        Calls++;
        return Answer(limit, cancellationToken);
    }
}

/// <summary>The open books of a test, in the order they were added.</summary>
internal sealed class FakeOpenBooks(TimeProvider time) : IOpenBooks
{
    private readonly List<OpenBook> _books = [];

    public IReadOnlyList<OpenBook> Enabled => _books;

    public OpenBook? Find(AddressBookId id) => _books.Find(book => book.Id == id);

    public OpenBook Add(
        Func<AddressBookId, IAddressBook> make, NumberMatching matching = NumberMatching.Digits, bool isCached = false, AddressBookId? id = null)
    {
        var configuration = new AddressBook
        {
            Id = id ?? AddressBookId.New(),
            ConnectorId = "fake",
            Name = $"Book {_books.Count}",
            Priority = _books.Count,
            IsCached = isCached,
            SettingsJson = "{}",
        };
        var descriptor = new ConnectorDescriptor
        {
            Id = "fake",
            DisplayName = "Fake",
            TypeName = "Fake",
            AssemblyName = "Fake",
            NumberMatching = matching,
        };
        var guard = new BookGuard(configuration.Id, 8, time, NullLogger.Instance);
        var open = new OpenBook(configuration, descriptor, make(configuration.Id), guard);
        _books.Add(open);
        return open;
    }

    public void Remove(OpenBook book) => _books.Remove(book);
}
