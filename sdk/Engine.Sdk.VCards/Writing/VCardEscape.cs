using System.Text;

namespace Engine.Sdk.VCards;

/// <summary>Texts as a card holds them.</summary>
internal static class VCardEscape
{
    /// <summary>A value, or one component of it (RFC 6350, section 3.4; RFC 2426, section 5).</summary>
    public static string Text(string? value)
    {
        var text = FieldText.Clean(value);
        if (text.AsSpan().IndexOfAny("\\,;\n") < 0) return text;
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c is '\\' or ',' or ';') escaped.Append('\\');
            _ = c == '\n' ? escaped.Append("\\n") : escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>What stands before the colon, for a new value: text in UTF-8, so that whatever said otherwise is left out.</summary>
    public static string Header(PropertyHeader header)
    {
        var text = new StringBuilder(header.Group is null ? header.Name : $"{header.Group}.{header.Name}");
        foreach (var (name, value) in header.Parameters)
        {
            if (name is "ENCODING" or "CHARSET" or "VALUE") continue;
            text.Append(';').Append(name).Append('=').Append(value.AsSpan().IndexOfAny(";:\n\"^") < 0 ? value : $"\"{Caret(value)}\"");
        }

        return text.ToString();
    }

    // RFC 6868, section 3.1.
    private static string Caret(string value) =>
        value.Replace("^", "^^", StringComparison.Ordinal).Replace("\n", "^n", StringComparison.Ordinal).Replace("\"", "^'", StringComparison.Ordinal);
}
