using Engine.Sdk;

namespace Engine.Core.Names;

/// <summary>A name as asked for, ready to be compared with many contacts.</summary>
public sealed class NameMatcher
{
    private const int MaxLength = 256;
    private const int MaxWords = 16;

    /// <param name="text">What the user typed; control characters and lone surrogates are taken out.</param>
    public NameMatcher(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = Folding.Clean(text, MaxLength);
        var typed = Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var words = typed.Select(word => word.Trim(',', ';', '"', '(', ')', '<', '>')).Where(word => Folding.AskedWords(word).Count > 0).ToList();

        // Signs alone name nobody, but they are what was typed, and a CRM may know them.
        Words = [.. (words.Count > 0 ? words : [.. typed]).Take(MaxWords)];
        AskedWords = [.. Folding.AskedWords(Text).Distinct().Take(MaxWords).Select(word => new AskedWord(word))];
    }

    /// <summary>The text, cleaned and trimmed; empty when there is nothing left to look for.</summary>
    public string Text { get; }

    /// <summary>The words as typed.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The words as compared.</summary>
    internal IReadOnlyList<AskedWord> AskedWords { get; }

    /// <summary>
    /// How well a contact fits: 0 is best; null when a word is nowhere in it. Whole word before prefix, start before middle, name before
    /// company before other texts.
    /// </summary>
    public int? Rank(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (AskedWords.Count == 0) return null;
        var words = ContactWord.Of(contact);
        var rank = 0;
        foreach (var asked in AskedWords)
        {
            var best = AskedWord.NoMatch;
            foreach (var word in words) best = Math.Min(best, asked.Cost(word));
            if (best == AskedWord.NoMatch) return null;
            rank += best;
        }

        return rank;
    }
}
