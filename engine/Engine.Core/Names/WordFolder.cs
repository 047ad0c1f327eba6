using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Engine.Core.Names;

/// <summary>
/// Takes text apart into words that compare equal however a name was typed: without case, accents, widths and punctuation. Words come as UTF-8, in
/// which order, beginning and containing mean the same as in the letters. Where an umlaut can be typed in two ways a word has two forms, so that
/// <c>Müller</c>, <c>Mueller</c> and <c>Muller</c> share one. Reusable; one thread at a time.
/// </summary>
/// <param name="isAsked">
/// Whether the text is one that is looked for, whose last word may be unfinished, or one that was stored, where <c>O'Brien</c> and <c>Jean-Luc</c> give
/// the whole beside the parts.
/// </param>
internal sealed class WordFolder(bool isAsked)
{
    private const int MaxJoinedParts = 4;

    private readonly WordBuffer _plain = new();
    private readonly WordBuffer _loose = new();
    private readonly WordBuffer _joinedPlain = new();
    private readonly WordBuffer _joinedLoose = new();
    private IFoldedWords _words = IFoldedWords.None;
    private int _joined; // parts so far of O'Brien
    private bool _isFirst;
    private bool _isJoinedFirst;
    private bool _isComposed; // letters that were taken apart with the accents must be put together again
    private byte _vowel; // an unaccented a, o or u just before: an e (or a) after it may stand for an umlaut
    private byte _pair; // the letter just taken for the second of such a pair

    public void Fold(ReadOnlySpan<char> text, IFoldedWords words)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Utf8.FromUtf16(text, rented, out _, out var length);
        Fold(rented.AsSpan(0, length), words);
        ArrayPool<byte>.Shared.Return(rented);
    }

    /// <param name="text">UTF-8.</param>
    /// <param name="words">Gets the words in order.</param>
    public void Fold(ReadOnlySpan<byte> text, IFoldedWords words)
    {
        (_words, _isFirst, _joined) = (words, true, 0);
        if (Ascii.IsValid(text))
        {
            foreach (var c in text) AddAscii(c);
        }
        else if (!Decomposition.TryForEach(text, this))
        {
            // U+FFFE and lone surrogates are refused by the framework.
            foreach (var rune in Folding.Clean(Encoding.UTF8.GetString(text), int.MaxValue).Normalize(NormalizationForm.FormKD).EnumerateRunes()) Add(rune);
        }

        EndWord(isJoint: false);
        _words = IFoldedWords.None;
    }

    /// <summary>Adds one letter or sign, taken apart from its accents.</summary>
    public void Add(Rune rune)
    {
        if (rune.IsAscii) AddAscii((byte)rune.Value);
        else if (FoldingTable.IsAccent(rune.Value)) AddAccent(rune.Value);
        else if (IsLetter(rune)) AddLetter(Rune.ToLowerInvariant(rune));
        else if (rune.Value is not (0x200C or 0x200D or 0x00AD)) EndWord(isJoint: rune.Value is 0x2019 or 0x2010 or 0x2011);
    }

    private void AddAscii(byte c)
    {
        if (c is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9')) AddAsciiLetter(c);
        else if (c is >= (byte)'A' and <= (byte)'Z') AddAsciiLetter((byte)(c | 0x20));
        else EndWord(isJoint: c is (byte)'\'' or (byte)'-');
    }

    private void AddAsciiLetter(byte letter)
    {
        var before = _vowel;
        _vowel = _pair = 0;
        _plain.Add(letter);
        if (before != 0 && (letter == 'e' || (letter == 'a' && before == 'a')))
        {
            _pair = letter;
            return;
        }

        _loose.Add(letter);
        if (letter is (byte)'a' or (byte)'o' or (byte)'u') _vowel = letter;
    }

    private void AddLetter(Rune letter)
    {
        _vowel = _pair = 0;
        if (FoldingTable.Letters.TryGetValue(letter.Value, out var typed))
        {
            _plain.Add(typed.Plain);
            _loose.Add(typed.Loose);
            return;
        }

        // Katakana to hiragana, which lie side by side.
        if (letter.Value is >= 0x30A1 and <= 0x30F6) letter = new Rune(letter.Value - 0x60);
        _isComposed |= letter.Value is >= 0x1100 and <= 0x11FF || Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
        _plain.Add(letter);
        _loose.Add(letter);
    }

    private void AddAccent(int accent)
    {
        // Diaeresis and ring are typed out as a second letter; every other accent is left out.
        if (accent == 0x0308 && _vowel != 0) _plain.Add((byte)'e');
        if (accent == 0x030A && _vowel == 'a') _plain.Add((byte)'a');
        _vowel = 0;
    }

    private void EndWord(bool isJoint)
    {
        if (!_plain.IsEmpty)
        {
            // "mue" is on its way to "mueller" or to "muesli": while typing, a pair at the end is not yet an umlaut.
            if (isAsked && _pair != 0) _loose.Add(_pair);
            if (_isComposed) Compose();
            _words.Add(_plain.Word, _loose.Word, _isFirst);
            Join(isJoint);
            _isFirst = _isComposed = false;
            _plain.Clear();
            _loose.Clear();
            _vowel = _pair = 0;
            if (isJoint) return;
        }

        // O'Brien is found as obrien too. Of what was asked each part is looked for by itself, which finds both.
        if (_joined is > 1 and <= MaxJoinedParts) _words.Add(_joinedPlain.Word, _joinedLoose.Word, _isJoinedFirst);
        _joined = 0;
    }

    private void Join(bool isJoint)
    {
        if (isAsked || (_joined == 0 && !isJoint)) return;
        if (_joined == 0)
        {
            _joinedPlain.Clear();
            _joinedLoose.Clear();
            _isJoinedFirst = _isFirst;
        }

        _joined++;
        _joinedPlain.Add(_plain.Word);
        _joinedLoose.Add(_loose.Word);
    }

    private void Compose()
    {
        _plain.Compose();
        _loose.Compose();
    }

    private static bool IsLetter(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherSymbol or UnicodeCategory.LetterNumber;
}
