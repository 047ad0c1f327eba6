using Engine.Core.Caching.Packing;
using Engine.Sdk;

namespace Engine.Core.Names;

/// <summary>A name as asked for, ready to be compared with many contacts by many threads.</summary>
public sealed class NameMatcher
{
    private const int MaxLength = 256;
    private const int MaxWords = 16;

    [ThreadStatic]
    private static ContactWords? _reader;

    /// <param name="text">What the user typed; control characters and lone surrogates are taken out.</param>
    public NameMatcher(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = Folding.Clean(text, MaxLength);
        var typed = Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var words = typed.Select(word => word.Trim(',', ';', '"', '(', ')', '<', '>')).Where(Folding.HasWords).ToList();

        // Signs alone name nobody, but they are what was typed, and a CRM may know them.
        Words = [.. (words.Count > 0 ? words : [.. typed]).Take(MaxWords)];
        AskedWords = [.. Folding.AskedWords(Text).Take(MaxWords)];
    }

    /// <summary>The text, cleaned and trimmed; empty when there is nothing left to look for.</summary>
    public string Text { get; }

    /// <summary>The words as typed.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The words as compared, each once.</summary>
    internal AskedWord[] AskedWords { get; }

    /// <summary>
    /// How well a contact fits: 0 is best; null when a word is nowhere in it. Whole word before prefix, start before middle, name before
    /// company before other texts.
    /// </summary>
    public int? Rank(Contact contact) => Rank(PackedContact.Pack(contact).Body.Span);

    private int? Rank(ReadOnlySpan<byte> body)
    {
        if (AskedWords.Length == 0) return null;
        var best = new BestCosts(AskedWords);
        (_reader ??= new ContactWords()).Read(body, best);
        return best.Sum;
    }

    private sealed class BestCosts(AskedWord[] asked) : IPlacedWords
    {
        private readonly int[] _costs = [.. Enumerable.Repeat(AskedWord.NoMatch, asked.Length)];

        public int? Sum => Array.IndexOf(_costs, AskedWord.NoMatch) >= 0 ? null : _costs.Sum();

        public void Add(ReadOnlySpan<byte> word, int place)
        {
            for (var i = 0; i < asked.Length; i++) _costs[i] = Math.Min(_costs[i], asked[i].Cost(word, place));
        }
    }
}
