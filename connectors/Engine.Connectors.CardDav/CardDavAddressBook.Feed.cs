using System.Runtime.CompilerServices;
using Engine.Connectors.CardDav.Feed;

namespace Engine.Connectors.CardDav;

internal sealed partial class CardDavAddressBook
{
    private readonly Listings _listings = new();

    public async IAsyncEnumerable<FeedPage> ReadAsync(string? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var books = await _discovery.FindAsync(cancellationToken).ConfigureAwait(false);
        var place = FeedPlace.Read(since, books);
        var total = since is null && books.Count == 1;
        foreach (var book in books)
        {
            var reading = new BookReading(_dav, book, _listings);
            await foreach (var step in reading.ReadAsync(place.Of(book), cancellationToken).ConfigureAwait(false))
            {
                if (step.Place is { } reached) place = place.With(book, reached);
                yield return new()
                {
                    Contacts = [.. step.Found.Select(card => ToContact(card.Path, card.Contact))],
                    Removed = [.. step.Gone.Select(path => _context.Key(RecordType, path))],
                    Token = place.ToToken(),
                    Total = total ? step.Total : null,
                };
            }
        }
    }
}
