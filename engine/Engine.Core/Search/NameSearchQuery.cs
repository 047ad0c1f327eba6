using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Names;
using Engine.Sdk;

namespace Engine.Core.Search;

internal class NameSearchQuery(NameMatcher asked) : SearchQuery
{
    internal override string Key => $"name:{asked.Text}";

    internal override Task<IReadOnlyList<Contact>> AskAsync(OpenBook book, int limit, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var query = new NameQuery { Text = asked.Text, Words = asked.Words, Limit = limit };
        return NotesOf(book.Id) is { } notes ? notes.WatchAsync(book, query, cancellationToken) : book.Connection.FindByNameAsync(query, cancellationToken);
    }

    internal override IReadOnlyList<Candidate> Ask(ContactIndex copy, int limit)
    {
        Span<FoundContact> found = limit <= FewHits ? stackalloc FoundContact[limit] : new FoundContact[limit];
        return Read(copy, found[..copy.FindByName(asked, found)], hit => new Fit(MatchQuality.Name, hit.Cost));
    }

    internal override Fit? Judge(Contact candidate) => asked.Rank(candidate) is { } rank ? new Fit(MatchQuality.Name, rank) : null;
}
