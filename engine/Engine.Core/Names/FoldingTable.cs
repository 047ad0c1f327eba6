using System.Collections.Frozen;
using System.Text;

namespace Engine.Core.Names;

/// <summary>Letters that Unicode does not take apart, and what people type in their place.</summary>
internal static class FoldingTable
{
    /// <summary>Per letter: typed out, and as the one letter it resembles.</summary>
    public static readonly FrozenDictionary<int, (string Plain, string Loose)> Letters = new Dictionary<int, (string, string)>
    {
        ['ß'] = ("ss", "ss"),
        ['ø'] = ("oe", "o"),
        ['æ'] = ("ae", "a"),
        ['œ'] = ("oe", "o"),
        ['ł'] = ("l", "l"),
        ['đ'] = ("d", "d"),
        ['ð'] = ("d", "d"),
        ['þ'] = ("th", "th"),
        ['ħ'] = ("h", "h"),
        ['ı'] = ("i", "i"),
        ['ŧ'] = ("t", "t"),
        ['ŋ'] = ("n", "n"),
        ['ĸ'] = ("k", "k"),
        ['ə'] = ("e", "e"),
        ['ɖ'] = ("d", "d"),
        ['ɓ'] = ("b", "b"),
        ['ɗ'] = ("d", "d"),
        ['ƙ'] = ("k", "k"),
        ['ς'] = ("σ", "σ"),
        ['ґ'] = ("г", "г"),
        ['ٱ'] = ("ا", "ا"),
        ['ى'] = ("ي", "ي"),
        ['ی'] = ("ي", "ي"), // Persian ye
        ['ک'] = ("ك", "ك"), // Persian kaf
        ['ة'] = ("ه", "ه"),
        ['ـ'] = ("", ""), // tatweel only stretches a word
        ['ʼ'] = ("", ""),
        ['ʻ'] = ("", ""),
    }.ToFrozenDictionary();

    /// <summary>Marks that other letters carry and people leave out. Vowel signs of Indic scripts and Thai are letters in their own right.</summary>
    public static bool IsAccent(int c) => c is (>= 0x0300 and <= 0x036F) or (>= 0x0483 and <= 0x0487) or (>= 0x0591 and <= 0x05C7 and not 0x05BE)
        or (>= 0x0610 and <= 0x061A) or (>= 0x064B and <= 0x065F) or 0x0670 or (>= 0x06D6 and <= 0x06DC) or (>= 0x06DF and <= 0x06E8)
        or (>= 0x06EA and <= 0x06ED) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF)
        or (>= 0xFE00 and <= 0xFE0F) or (>= 0xFE20 and <= 0xFE2F);

    /// <summary>Letters of scripts that are written without blanks between words: any part of such a word can be what somebody looks for.</summary>
    public static bool IsUnspaced(int c) => c is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x2E80 and <= 0x2FDF) or (>= 0x3005 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xAC00 and <= 0xD7AF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>Whether UTF-8 text holds such a letter.</summary>
    public static bool HasUnspaced(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var length);
            if (IsUnspaced(rune.Value)) return true;
            text = text[length..];
        }

        return false;
    }
}
