namespace Engine.Core.Texts;

/// <summary>
/// English texts and what they are in one other language. Whoever has something to say says it in English, perhaps long before anybody reads it: the core, the SDK,
/// a connector. Where it is shown to people, it is looked up here: as a whole, or as a phrase with places for values, such as <c>No answer within {0} s.</c>
/// Immutable.
/// </summary>
public sealed class PhraseBook
{
    /// <summary>The longest text in it, in either language.</summary>
    public const int MaxLength = 2000;

    private const int MaxDepth = 8;

    private readonly Dictionary<string, string> _whole = new(StringComparer.Ordinal);
    private readonly Phrase[] _phrases;

    /// <param name="texts">English texts, each with its translation; what is empty, too long, or has not the same places is left out.</param>
    public PhraseBook(IEnumerable<KeyValuePair<string, string>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var phrases = new List<Phrase>();
        foreach (var (english, translated) in texts)
        {
            if (english.Length is 0 or > MaxLength || translated.Length is 0 or > MaxLength) continue;
            if (Phrase.Of(english, translated) is { } phrase) phrases.Add(phrase);
            else if (!Phrase.HasPlaces(english)) _whole[english] = translated;
        }

        // The one that says most of a text is the one it was made from.
        _phrases = [.. phrases.OrderByDescending(phrase => phrase.Weight)];
    }

    /// <summary>A text in the language of the books, as far as they know it: the first that does decides.</summary>
    public static string Translate(string text, params IReadOnlyList<PhraseBook> books) => Translate(text, books, MaxDepth);

    private static string Translate(string text, IReadOnlyList<PhraseBook> books, int depth)
    {
        foreach (var book in books)
            if (book._whole.TryGetValue(text, out var whole)) return whole;
        if (depth == 0 || text.Length > MaxLength) return text;
        var fitting = books.Select(book => book.Find(text)).OfType<(Phrase Phrase, Dictionary<int, string> Values)>().ToList();
        if (fitting.Count == 0) return text;
        var (phrase, values) = fitting.MaxBy(found => found.Phrase.Weight); // the first of equals
        return phrase.Fill(values, value => Translate(value, books, depth - 1));
    }

    private (Phrase Phrase, Dictionary<int, string> Values)? Find(string text)
    {
        foreach (var phrase in _phrases)
            if (phrase.ValuesOf(text) is { } values) return (phrase, values);
        return null;
    }
}
