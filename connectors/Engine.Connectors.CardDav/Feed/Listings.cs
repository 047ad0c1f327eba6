using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Engine.Connectors.CardDav.Books;

namespace Engine.Connectors.CardDav.Feed;

/// <summary>
/// The cards of books whose server tells no changes, with their tags, as they were read last: too many for a token, so that after a restart of the engine a
/// book that has changed is read anew, and one that has not is not.
/// </summary>
internal sealed class Listings
{
    private readonly ConcurrentDictionary<string, (string Digest, IReadOnlyDictionary<string, string> Tags)> _known = new(StringComparer.Ordinal);

    public static string DigestOf(IReadOnlyDictionary<string, string> tags)
    {
        var text = string.Join('\n', tags.OrderBy(card => card.Key, StringComparer.Ordinal).Select(card => $"{card.Key} {card.Value}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
    }

    public void Keep(CardBook book, string digest, IReadOnlyDictionary<string, string> tags) => _known[book.Path] = (digest, tags);

    /// <returns>Null where it is another state, or none, that is known.</returns>
    public IReadOnlyDictionary<string, string>? Find(CardBook book, string? digest) => _known.TryGetValue(book.Path, out var known) && known.Digest == digest ? known.Tags : null;
}
