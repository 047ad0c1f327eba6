using System.Text;

namespace Engine.Sdk.VCards;

/// <summary>Makes any text fit for a field: trimmed, without control characters and lone surrogates, of bounded length.</summary>
internal static class FieldText
{
    // Left over where files were put together.
    private const char ByteOrderMark = '\uFEFF';

    public static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var trimmed = text.Trim();
        return trimmed.Length <= CardLimits.ValueChars && !trimmed.AsSpan().ContainsAnyExceptInRange(' ', '~') ? trimmed : Rebuild(trimmed);
    }

    private static string Rebuild(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, CardLimits.ValueChars));
        for (var i = 0; i < text.Length && clean.Length < CardLimits.ValueChars - 1; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                clean.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c))
                clean.Append('\uFFFD');
            else if (c == '\r')
                clean.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            else if (c != ByteOrderMark && (!char.IsControl(c) || c is '\n' or '\t'))
                clean.Append(c);
        }
        return clean.ToString().Trim();
    }
}
