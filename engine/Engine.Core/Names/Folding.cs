using System.Buffers;
using System.Text;

namespace Engine.Core.Names;

/// <summary>Text without what does not tell names apart.</summary>
internal static class Folding
{
    private static readonly SearchValues<char> LettersAndDigits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    [ThreadStatic]
    private static WordFolder? _asking;

    /// <summary>The words of a text that was asked for, each once; the last may be unfinished.</summary>
    public static IReadOnlyList<AskedWord> AskedWords(string text)
    {
        var words = new Words();
        (_asking ??= new WordFolder(isAsked: true)).Fold(text, words);
        return words.Found;
    }

    public static bool HasWords(string text) => text.AsSpan().ContainsAny(LettersAndDigits) || AskedWords(text).Count > 0;

    /// <summary>The whole text as one, its words joined by single blanks.</summary>
    public static string Plain(string text)
    {
        return string.Join(' ', AskedWords(text).Select(word => Encoding.UTF8.GetString(word.Plain)));
    }

    /// <summary>The text without control characters and lone surrogates, cut to a length, trimmed.</summary>
    public static string Clean(string text, int maxLength)
    {
        if (text.Length <= maxLength && !text.AsSpan().ContainsAnyExceptInRange('!', '~')) return text;
        var clean = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > maxLength) break;
            if (rune.Value is '\t' or '\n' or '\r' or 0x85) clean.Append(' ');
            else if (IsText(rune) && (clean.Length > 0 || !Rune.IsWhiteSpace(rune))) clean.Append(rune.ToString());
        }

        return clean.ToString().Trim();
    }

    // A lone surrogate is enumerated as U+FFFD; with U+FFFE the framework refuses to normalise.
    private static bool IsText(Rune rune) => !Rune.IsControl(rune) && rune.Value is not (>= 0xFFFD and <= 0xFFFF);

    private sealed class Words : IFoldedWords
    {
        public List<AskedWord> Found { get; } = [];

        public void Add(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> loose, bool isFirst)
        {
            foreach (var known in Found)
            {
                if (plain.SequenceEqual(known.Plain) && loose.SequenceEqual(known.Loose)) return;
            }

            Found.Add(new AskedWord(plain, loose));
        }
    }
}
