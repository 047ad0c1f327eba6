using System.Globalization;
using System.Text;

namespace Engine.Core.Names;

/// <summary>Gathers the folded words of one text, whose letters it is given with their accents taken apart.</summary>
internal sealed class WordFolder(bool isAsked)
{
    // What is beyond it tells nobody apart.
    private const int MaxWordLength = 64;
    private const int MaxJoinedParts = 4;

    private readonly List<FoldedWord> _words = [];
    private readonly List<FoldedWord> _joined = [];
    private readonly StringBuilder _plain = new();
    private readonly StringBuilder _loose = new();
    private char _vowel; // an unaccented a, o or u just before: an e (or a) after it may stand for an umlaut
    private char _pair; // the letter just taken for the second of such a pair

    public void Add(Rune rune)
    {
        if (FoldingTable.IsAccent(rune.Value)) AddAccent(rune.Value);
        else if (IsLetter(rune)) AddLetter(rune);
        else if (rune.Value is not (0x200C or 0x200D or 0x00AD)) EndWord(isJoint: rune.Value is '\'' or '-' or 0x2019 or 0x2010 or 0x2011);
    }

    public IReadOnlyList<FoldedWord> Finish()
    {
        EndWord(isJoint: false);
        return _words;
    }

    private void AddAccent(int accent)
    {
        // Diaeresis and ring are typed out as a second letter; every other accent is left out.
        if (accent == 0x0308 && _vowel != 0) _plain.Append('e');
        if (accent == 0x030A && _vowel == 'a') _plain.Append('a');
        _vowel = default;
    }

    private void AddLetter(Rune rune)
    {
        if (_plain.Length >= MaxWordLength) return;
        var letter = Rune.ToLowerInvariant(rune);
        var before = _vowel;
        _vowel = _pair = default;
        if (FoldingTable.Letters.TryGetValue(letter.Value, out var typed))
        {
            _plain.Append(typed.Plain);
            _loose.Append(typed.Loose);
            return;
        }

        // Katakana to hiragana, which lie side by side.
        if (letter.Value is >= 0x30A1 and <= 0x30F6) letter = new Rune(letter.Value - 0x60);
        _plain.Append(letter.ToString());
        if (before != 0 && (letter.Value == 'e' || (letter.Value == 'a' && before == 'a')))
        {
            _pair = (char)letter.Value;
            return;
        }

        _loose.Append(letter.ToString());
        if (letter.Value is 'a' or 'o' or 'u') _vowel = (char)letter.Value;
    }

    private void EndWord(bool isJoint)
    {
        if (_plain.Length > 0)
        {
            // "mue" is on its way to "mueller" or to "muesli": while typing, a pair at the end is not yet an umlaut.
            if (isAsked && _pair != 0) _loose.Append(_pair);
            var word = new FoldedWord(Composed(_plain), Composed(_loose));
            _words.Add(word);
            _joined.Add(word);
            _plain.Clear();
            _loose.Clear();
            _vowel = _pair = default;
            if (isJoint) return;
        }

        // O'Brien is found as obrien too. Of what was asked each part is looked for by itself, which finds both.
        if (!isAsked && _joined.Count is > 1 and <= MaxJoinedParts)
            _words.Add(new FoldedWord(string.Concat(_joined.Select(part => part.Plain)), string.Concat(_joined.Select(part => part.Loose))));
        _joined.Clear();
    }

    // Hangul and kana were taken apart with the accents; put together again they are compared by what people see as a letter.
    private static string Composed(StringBuilder letters)
    {
        var word = letters.ToString();
        return Ascii.IsValid(word) ? word : word.Normalize(NormalizationForm.FormC);
    }

    private static bool IsLetter(Rune rune) => rune.IsAscii
        ? char.IsAsciiLetterOrDigit((char)rune.Value)
        : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.OtherSymbol or UnicodeCategory.LetterNumber;
}
