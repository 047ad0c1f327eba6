namespace Engine.Core.Explain;

/// <summary>Texts of contacts in one line of bounded length.</summary>
internal static class ShownText
{
    private const int MaxLength = 120;

    public static string Of(string text) => Around(text, ..0);

    /// <summary>The part of the text around the place that matters; cut at characters rather than between the halves of one.</summary>
    public static string Around(string text, Range place)
    {
        // One for one, so that the place stays where it is.
        var line = text.Replace('\r', ' ').Replace('\n', ' ');
        if (line.Length <= MaxLength) return line;
        var (start, length) = place.GetOffsetAndLength(line.Length);
        var from = Math.Clamp(start - ((MaxLength - Math.Min(length, MaxLength)) / 2), 0, line.Length - MaxLength);
        var to = from + MaxLength;
        if (from > 0 && char.IsLowSurrogate(line[from])) from++;
        if (to < line.Length && char.IsLowSurrogate(line[to])) to--;
        return $"{(from > 0 ? "…" : "")}{line[from..to]}{(to < line.Length ? "…" : "")}";
    }
}
