using Engine.Connectors.CardDav.Books;
using Engine.Connectors.CardDav.Dav;

namespace Engine.Connectors.CardDav.Feed;

/// <summary>Fetches cards by their paths: addressbook-multiget, RFC 6352, section 8.7.</summary>
internal sealed class CardFetch(DavClient dav, CardBook book)
{
    public const int Portion = 100;

    /// <returns>Those that are somebody's; cards that have gone in the meantime are left out.</returns>
    public async Task<IReadOnlyList<FoundCard>> ReadAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var found = new List<FoundCard>();
        var left = paths;
        while (left.Count > 0)
        {
            var answer = await AskAsync(left, cancellationToken).ConfigureAwait(false);
            if (answer is null)
            {
                // Photos: half as many may fit.
                var half = left.Count / 2;
                found.AddRange(await ReadAsync([.. left.Take(half)], cancellationToken).ConfigureAwait(false));
                left = [.. left.Skip(half)];
                continue;
            }

            found.AddRange(Cards.In(book, answer));
            if (!answer.IsTruncated || answer.Resources.Count == 0) break;
            left = [.. left.Except(answer.Resources.Select(card => card.Path))];
        }

        return found;
    }

    /// <returns>Null where the answer is longer than what is read of one.</returns>
    private async Task<MultiStatus?> AskAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        try
        {
            return await dav.ReportAsync(book.Address, DavBodies.MultiGet(paths), cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException tooLong) when (paths.Count > 1 && tooLong.InnerException is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded })
        {
            return null;
        }
    }
}
