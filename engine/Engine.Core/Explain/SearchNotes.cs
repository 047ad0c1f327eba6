using System.Collections.Concurrent;
using Engine.Core.Names;
using Engine.Core.PhoneNumbers;
using Engine.Core.Search;
using Engine.Sdk;

namespace Engine.Core.Explain;

/// <summary>What a search that is to be explained is told on its way, book by book. An ordinary search takes none.</summary>
internal sealed class SearchNotes(TimeProvider time)
{
    private readonly ConcurrentDictionary<AddressBookId, BookNotes> _books = new();

    public BookNotes Of(AddressBookId book) => _books.GetOrAdd(book, _ => new BookNotes(time));
}

/// <summary>A number search that takes notes. Under a key of its own, so that the pages of a client's search stay as they are.</summary>
internal sealed class NotedNumberQuery(PhoneNumber asked, PhoneNumberReader reader, TimeProvider time, SearchNotes notes) : NumberSearchQuery(asked, reader, time)
{
    internal override string Key => $"explained {base.Key}";

    internal override BookNotes NotesOf(AddressBookId book) => notes.Of(book);
}

/// <summary>A name search that takes notes.</summary>
internal sealed class NotedNameQuery(NameMatcher asked, SearchNotes notes) : NameSearchQuery(asked)
{
    internal override string Key => $"explained {base.Key}";

    internal override BookNotes NotesOf(AddressBookId book) => notes.Of(book);
}
