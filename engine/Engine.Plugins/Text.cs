using System.Text;

namespace Engine.Plugins;

/// <summary>Makes what plugins and people wrote fit for a screen and a log.</summary>
internal static class Text
{
    /// <summary>One line without control characters, cut to a length.</summary>
    public static string Clean(string? text, int maxLength)
    {
        var cleaned = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (cleaned.Length >= maxLength) break;
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune)) cleaned.Append(cleaned.Length > 0 && cleaned[^1] != ' ' ? " " : "");
            else cleaned.Append(rune);
        }

        return cleaned.ToString().TrimEnd();
    }

    /// <summary>An id for something that could not state its own: its file or folder name in kebab-case.</summary>
    public static string IdFrom(string name)
    {
        var words = new string([.. name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')])
            .Split('-', StringSplitOptions.RemoveEmptyEntries);
        var id = string.Join('-', words);
        return id.Length switch { 0 => "connector", > 64 => id[..64].TrimEnd('-'), _ => id };
    }
}
