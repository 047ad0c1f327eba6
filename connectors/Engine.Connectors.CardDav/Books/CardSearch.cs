using System.Collections.Concurrent;
using Engine.Connectors.CardDav.Dav;

namespace Engine.Connectors.CardDav.Books;

/// <summary>Asks the server for cards: addressbook-query, RFC 6352, section 8.6. For several threads at once.</summary>
internal sealed class CardSearch(DavClient dav)
{
    private const int ComparedDigits = 7;

    // Books whose server compares texts without parts alone.
    private readonly ConcurrentDictionary<string, bool> _comparesParts = new(StringComparer.Ordinal);

    /// <summary>Cards with a number in which one of the spellings stands, in the order of their paths.</summary>
    public Task<IReadOnlyList<FoundCard>> ByNumberAsync(IReadOnlyList<CardBook> books, NumberQuery query, CancellationToken cancellationToken) =>
        InAllAsync(books, async book =>
        {
            if (query.IsThorough) return Cards.In(book, await AskAsync(book, Endings(query.Digits), cancellationToken).ConfigureAwait(false)).Where(card => MayHave(card, query.Digits));
            var filters = query.Spellings.Select(DavBodies.Clean).Where(spelling => spelling.Length > 0).Select(spelling => new CardFilter("TEL", spelling)).ToList();
            if (filters.Count == 0) return [];
            var answer = await AskAsync(book, filters, cancellationToken).ConfigureAwait(false);
            if (!answer.IsTruncated || filters.Count == 1) return Cards.In(book, answer);

            // Each may fit by itself into what the server is ready to tell.
            var answers = await Task.WhenAll(filters.Select(filter => AskAsync(book, [filter], cancellationToken))).ConfigureAwait(false);
            return answers.SelectMany(one => Cards.In(book, one));
        });

    /// <summary>Cards with one of the words, those with the most of them first, then in the order of their paths.</summary>
    public async Task<IReadOnlyList<FoundCard>> ByNameAsync(IReadOnlyList<CardBook> books, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var found = await InAllAsync(books, async book =>
        {
            // A filter cannot say "each of these words, in any property": the longest one is asked for, others only where that was too much.
            var all = new List<FoundCard>();
            foreach (var word in words.Select(DavBodies.Clean).Where(word => word.Length > 0).OrderByDescending(word => word.Length))
            {
                var (answer, isExact) = await AskForTextAsync(book, word, cancellationToken).ConfigureAwait(false);
                all.AddRange(Cards.In(book, answer).Where(card => isExact || Has(card, word)));
                if (!answer.IsTruncated) break;
            }

            return all;
        }).ConfigureAwait(false);
        return [.. found.OrderByDescending(card => words.Count(word => Has(card, word)))];
    }

    private static bool Has(FoundCard card, string word) => card.Contact.Fields.Any(
        field => field.Kind is ContactFieldKind.Text or ContactFieldKind.Email && field.Value.Contains(word, StringComparison.OrdinalIgnoreCase));

    // Numbers are written in groups of two digits or more: one card in a hundred ends in the last two. An extension or a remark may stand behind them.
    private static IEnumerable<CardFilter> Endings(string digits)
    {
        var (two, three) = (digits[^Math.Min(2, digits.Length)..], digits[^Math.Min(3, digits.Length)..]);
        return [new("TEL", two, "ends-with"), new("TEL", three), .. ((string[])[" (", " x", " ext"]).Select(remark => new CardFilter("TEL", two + remark))];
    }

    private static bool MayHave(FoundCard card, string digits) => card.Contact.Fields.Any(field => field.Kind == ContactFieldKind.Telephone &&
        string.Concat(field.Value.Where(char.IsAsciiDigit)).Contains(digits[^Math.Min(ComparedDigits, digits.Length)..], StringComparison.Ordinal));

    private static async Task<IReadOnlyList<FoundCard>> InAllAsync(IReadOnlyList<CardBook> books, Func<CardBook, Task<IEnumerable<FoundCard>>> ask) =>
        [.. (await Task.WhenAll(books.Select(ask)).ConfigureAwait(false)).SelectMany(found => found.DistinctBy(card => card.Path).OrderBy(card => card.Path, StringComparer.Ordinal))];

    // Radicale 3.1 breaks over N and ORG, whose values have parts. The whole name says mostly what N does, so that of those with a company alone all are read.
    private async Task<(MultiStatus Answer, bool IsExact)> AskForTextAsync(CardBook book, string word, CancellationToken cancellationToken)
    {
        var isKnown = _comparesParts.TryGetValue(book.Path, out var comparesParts);
        if (!isKnown || comparesParts)
        {
            try
            {
                var answer = await AskAsync(book, DavBodies.Texts.Select(property => new CardFilter(property, word)), cancellationToken, isRepeated: isKnown).ConfigureAwait(false);
                if (answer.Resources.Count > 0) _comparesParts[book.Path] = true;
                return (answer, true);
            }
            catch (ConnectorException failed) when (DavStatusException.IsAboutTheRequest(failed) || (!isKnown && failed.Kind == ConnectorErrorKind.Unavailable))
            {
                // What is not known yet is asked once, so that a server that breaks over it does not keep a caller waiting.
                var plain = await AskPlainlyAsync(book, word, cancellationToken).ConfigureAwait(false);
                if (DavStatusException.IsAboutTheRequest(failed)) _comparesParts[book.Path] = false;
                return (plain, false);
            }
        }

        return (await AskPlainlyAsync(book, word, cancellationToken).ConfigureAwait(false), false);
    }

    private Task<MultiStatus> AskPlainlyAsync(CardBook book, string word, CancellationToken cancellationToken) =>
        AskAsync(book, DavBodies.Texts.Except(DavBodies.TextsWithParts).Select(property => new CardFilter(property, word)).Append(new("ORG", null)), cancellationToken);

    private Task<MultiStatus> AskAsync(CardBook book, IEnumerable<CardFilter> filters, CancellationToken cancellationToken, bool isRepeated = true) =>
        dav.ReportAsync(book.Address, DavBodies.Query(filters), cancellationToken, isRepeated);
}
