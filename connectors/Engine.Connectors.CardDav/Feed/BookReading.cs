using System.Runtime.CompilerServices;
using Engine.Connectors.CardDav.Books;
using Engine.Connectors.CardDav.Dav;

namespace Engine.Connectors.CardDav.Feed;

/// <summary>A step of reading a book.</summary>
/// <param name="Found">Cards that are new or have changed.</param>
/// <param name="Gone">Paths of cards that are not there any more, or are nobody's any more.</param>
/// <param name="Place">What has been reached; null in between.</param>
/// <param name="Total">How many cards the reading will find.</param>
internal sealed record FeedStep(IReadOnlyList<FoundCard> Found, IReadOnlyList<string> Gone, BookPlace? Place, int Total);

/// <summary>What changed in a book: as the server tells it (RFC 6578), else by comparing the tags of its cards.</summary>
internal sealed class BookReading(DavClient dav, CardBook book, Listings listings)
{
    private readonly CardFetch _fetch = new(dav, book);

    public async IAsyncEnumerable<FeedStep> ReadAsync(BookPlace? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isTold = since is null ? book.TellsChanges : since.Sync is not null;
        var token = since?.Sync ?? "";
        while (isTold)
        {
            if (await ChangesAsync(token, cancellationToken).ConfigureAwait(false) is not { } changes) break;
            var next = changes.SyncToken is { Length: > 0 } told ? told : throw new ConnectorException(ConnectorErrorKind.BadAnswer, "The server told changes, but not since when.");
            var changed = changes.Resources.Where(found => book.Holds(found.Path)).ToLookup(found => found.Status == 404, found => found.Path);
            await foreach (var step in StepsAsync([.. changed[false]], [.. changed[true]], since is null, new() { Sync = next }, next != token, cancellationToken).ConfigureAwait(false))
                yield return step;
            if (!changes.IsTruncated) yield break;
            token = next != token ? next : throw new ConnectorException(ConnectorErrorKind.BadAnswer, "The server has more changes, but does not go on telling them.");
        }

        await foreach (var step in CompareAsync(since, cancellationToken).ConfigureAwait(false)) yield return step;
    }

    /// <returns>Null where the server cannot tell changes after all.</returns>
    private async Task<MultiStatus?> ChangesAsync(string token, CancellationToken cancellationToken)
    {
        try
        {
            return await dav.ReportAsync(book.Address, DavBodies.Sync(token), cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException refused) when (DavStatusException.IsAboutTheRequest(refused) && refused.Kind is ConnectorErrorKind.Refused or ConnectorErrorKind.Forbidden)
        {
            // Not every server names the condition when it has forgotten a token.
            return token.Length == 0 ? null : throw FeedPlace.Expired("The server does not remember the last reading");
        }
    }

    private async IAsyncEnumerable<FeedStep> CompareAsync(BookPlace? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (since is { Tag: { } tag } && tag == book.Tag) yield break;
        var list = await dav.PropFindAsync(book.Address, 1, DavBodies.Properties(DavNames.ETag, DavNames.ResourceType), cancellationToken).ConfigureAwait(false);
        if (list.IsTruncated) throw new ConnectorException(ConnectorErrorKind.BadAnswer, $"The address book {book.Name} is larger than the server is ready to list.");
        var tags = list.Resources.Where(found => book.Holds(found.Path) && !found.Has(DavNames.ResourceType, DavNames.Collection))
            .DistinctBy(found => found.Path).ToDictionary(found => found.Path, found => found.Text(DavNames.ETag) ?? book.Tag ?? "");
        var digest = Listings.DigestOf(tags);
        var isSame = since?.Digest == digest;
        var known = since is null ? new Dictionary<string, string>() : isSame ? tags : listings.Find(book, since.Digest) ?? throw FeedPlace.Expired("It is not known any more how the address book was");
        var changed = tags.Where(card => known.GetValueOrDefault(card.Key) != card.Value).Select(card => card.Key).ToList();
        await foreach (var step in StepsAsync(changed, [.. known.Keys.Except(tags.Keys)], since is null, new() { Tag = book.Tag, Digest = digest }, !isSame || since?.Tag != book.Tag, cancellationToken).ConfigureAwait(false))
        {
            if (step.Place is not null) listings.Keep(book, digest, tags);
            yield return step;
        }

        listings.Keep(book, digest, tags);
    }

    private async IAsyncEnumerable<FeedStep> StepsAsync(
        List<string> changed, IReadOnlyList<string> gone, bool isFirst, BookPlace reached, bool isNew, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var portions = changed.Chunk(CardFetch.Portion).ToList();
        if (portions.Count == 0 && (isNew || gone.Count > 0)) portions.Add([]);
        foreach (var (i, portion) in portions.Index())
        {
            var found = await _fetch.ReadAsync(portion, cancellationToken).ConfigureAwait(false);
            var isLast = i == portions.Count - 1;
            var nobodys = isFirst ? [] : portion.Except(found.Select(card => card.Path)).Concat(isLast ? gone : []);
            yield return new(found, [.. nobodys], isLast ? reached : null, changed.Count);
        }
    }
}
