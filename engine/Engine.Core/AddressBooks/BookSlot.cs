using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Connectors;
using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Core.AddressBooks;

/// <summary>A configured book as it stands in memory.</summary>
/// <param name="Book">Its configuration, as stored.</param>
/// <param name="OpenedOn">The connector it was last opened on, with or without success; null when there was none.</param>
/// <param name="Open">The open book, or null.</param>
/// <param name="Fault">Why it could not be opened, or null.</param>
internal sealed record BookSlot(AddressBook Book, LoadedConnector? OpenedOn = null, OpenBook? Open = null, BookFault? Fault = null)
{
    /// <summary>The same connection under a changed configuration.</summary>
    public BookSlot Reconfigured(AddressBook book) => book == Book
        ? this
        : this with { Book = book, Open = Open is null ? null : new OpenBook(book, Open.Descriptor, Open.Connection, Open.Guard) { Api = Open.Api, Spellings = Open.Spellings } };

    public BookStatus ToStatus(IReadOnlyList<ConnectorEntry> entries)
    {
        var entry = BookRules.EntryOf(Book.ConnectorId, entries);
        var (state, error) = this switch
        {
            { Fault: { } fault } => (fault.State, fault.Message),
            { Open: null } => (BookState.ConnectorMissing, $"{BookRules.WhyMissing(Book.ConnectorId, entry)} The book waits until it is there."),
            { Open.Api.SignInNeed: { } need } => (BookState.SignInNeeded, need),
            { Open.Guard: { Failure: { } failure } guard } => (StateOf(failure.Kind), guard.FailureText),
            _ => (BookState.Working, (string?)null),
        };
        return new() { Book = Book, Connector = entry, State = Book.IsEnabled ? state : BookState.Disabled, Error = error, Open = Open };
    }

    private static BookState StateOf(BookOutcomeKind failure) => failure switch
    {
        BookOutcomeKind.Unauthorized => BookState.SignInNeeded,
        BookOutcomeKind.Refused => BookState.Misconfigured,
        _ => BookState.Failing,
    };
}

/// <summary>Why a book could not be opened, as a sentence fit for a screen.</summary>
internal sealed record BookFault(BookState State, string Message);

/// <summary>All books at one moment, by priority.</summary>
internal sealed class BookSlots
{
    public static readonly BookSlots None = new([]);

    private readonly FrozenDictionary<AddressBookId, BookSlot> _byId;

    public BookSlots(IEnumerable<BookSlot> slots)
    {
        // Equal priorities are told apart by the id, so that the order is the same every time.
        All = [.. slots.OrderBy(slot => slot.Book.Priority).ThenBy(slot => slot.Book.Id.ToString(), StringComparer.Ordinal)];
        Enabled = [.. All.Where(slot => slot.Book.IsEnabled).Select(slot => slot.Open).OfType<OpenBook>()];
        _byId = All.ToFrozenDictionary(slot => slot.Book.Id);
    }

    public ImmutableArray<BookSlot> All { get; }

    public IReadOnlyList<OpenBook> Enabled { get; }

    public BookSlot? Find(AddressBookId id) => _byId.GetValueOrDefault(id);

    public BookSlots With(BookSlot slot) => new(All.Where(other => other.Book.Id != slot.Book.Id).Append(slot));

    public BookSlots Without(AddressBookId id) => new(All.Where(other => other.Book.Id != id));
}
