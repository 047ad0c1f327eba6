using System.Text;
using Engine.Core.PhoneNumbers;
using Engine.Host.Problems;
using Engine.Host.Requests;

namespace Engine.Host.Search;

/// <summary>Texts of a request that hold what a user typed.</summary>
internal static class QueryText
{
    public const int MaxLength = 256;

    /// <summary>What is searched for, cleaned of what nobody types; empty when there is nothing.</summary>
    /// <exception cref="RequestRefusedException">It is too long.</exception>
    public static string Read(RequestValues values)
    {
        var text = values.Text("query") ?? "";
        var clean = Clean(text).Trim();
        if (clean.Length > MaxLength)
            throw new RequestRefusedException(ProblemCode.QueryTooLong, $"A query may have at most {MaxLength} characters; this one has {clean.Length}.");
        return PhoneNumberReader.LooksLikeNumber(clean) ? WithPlus(text, clean) : clean;
    }

    /// <summary>A telephone number, or null when none was sent.</summary>
    /// <exception cref="RequestRefusedException">It is too long.</exception>
    public static string? Tel(this RequestValues values, string name, int maxLength = 64)
    {
        if (values.Text(name) is not { } text) return null;

        var clean = WithPlus(text, Clean(text).Trim());
        if (clean.Length > maxLength)
            throw new RequestRefusedException(ProblemCode.ParameterInvalid, $"`{name}` may have at most {maxLength} characters.");
        return clean.Length > 0 ? clean : null;
    }

    /// <summary>The text without control characters and lone surrogates.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i)) clean.Append(text[i]).Append(text[++i]);
            else if (char.IsWhiteSpace(text[i])) clean.Append(' ');
            else if (!char.IsControl(text[i]) && !char.IsSurrogate(text[i])) clean.Append(text[i]);
        }

        return clean.ToString();
    }

    // A leading blank was a plus sign that the client forgot to escape. Not before a zero: no country code begins with one. Blanks further in
    // are blanks.
    private static string WithPlus(string text, string trimmed) =>
        text.StartsWith(' ') && trimmed is [>= '1' and <= '9', ..] ? $"+{trimmed}" : trimmed;
}
