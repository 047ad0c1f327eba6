namespace Engine.Core.PhoneNumbers;

/// <summary>Digits that stand side by side in a text, and what stands between them and the group before.</summary>
internal readonly record struct DigitGroup(int Start, int End, DigitGap Gap, bool HasPlus, bool IsBracketed)
{
    /// <summary>Most groups of a field that are looked at.</summary>
    public const int Most = 64;

    public int Length => End - Start;

    /// <summary>Whether the group goes on with the number of the one before.</summary>
    public bool IsJoined => !HasPlus && Gap is DigitGap.Soft or DigitGap.Slash;

    /// <returns>How many groups the text has.</returns>
    public static int Find(ReadOnlySpan<char> text, Span<DigitGroup> groups)
    {
        var count = 0;
        var gapStart = 0;
        while (count < groups.Length)
        {
            var start = gapStart;
            while (start < text.Length && !char.IsAsciiDigit(text[start])) start++;
            if (start == text.Length) break;
            var end = start + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;

            var before = text[gapStart..start];
            var isBracketed = start > 0 && text[start - 1] is '(' or '[' && end < text.Length && text[end] is ')' or ']';
            var gap = GapOf(before, count == 0, out var hasPlus);
            groups[count] = new(start, end, count == 1 && IsListItem(groups[0], before) ? DigitGap.Break : gap, hasPlus, isBracketed);
            count++;
            gapStart = end;
        }

        return count;
    }

    // 1) 020 7946 0018
    private static bool IsListItem(in DigitGroup first, ReadOnlySpan<char> gap) => first is { Start: 0, Length: 1 } && gap.StartsWith(')');

    private static DigitGap GapOf(ReadOnlySpan<char> gap, bool isFirst, out bool hasPlus)
    {
        // A blank of a web form.
        hasPlus = false;
        if (gap is "+" && !isFirst) return DigitGap.Soft;
        var hasSlash = false;
        var hasOther = false;
        foreach (var c in gap)
        {
            if (c == '+') hasPlus = true;
            else if (c is '/' or '\\') hasSlash = true;
            else if (!NumberText.IsSoft(c)) hasOther = true;
        }

        if (!hasOther) return hasSlash ? DigitGap.Slash : DigitGap.Soft;
        if (gap.Trim(" ()") is { Length: > 1 } carrier && carrier.Trim("xX").IsEmpty) return DigitGap.Soft;
        return !hasPlus && ExtensionWords.EndsWithMarker(gap) ? DigitGap.Extension : DigitGap.Break;
    }
}

/// <summary>What stands between two groups of digits.</summary>
internal enum DigitGap
{
    /// <summary>Blanks, brackets, dashes, dots: the number goes on. Also the xx that stands for a carrier in Brazil.</summary>
    Soft,

    /// <summary>The same with a slash: the number goes on, or another begins.</summary>
    Slash,

    /// <summary>Words and signs of another kind: something else begins.</summary>
    Break,

    /// <summary>What announces an extension.</summary>
    Extension,
}
