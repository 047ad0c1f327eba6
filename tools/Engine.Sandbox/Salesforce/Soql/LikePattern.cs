namespace Engine.Sandbox.Salesforce;

/// <summary>The pattern of LIKE: % is any text, _ any one character, a backslash takes either literally; case does not count.</summary>
internal static class LikePattern
{
    public static bool Matches(string pattern, string text) => Matches(pattern.AsSpan(), text.AsSpan());

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        while (pattern.Length > 0)
        {
            if (pattern[0] == '%')
            {
                pattern = pattern.TrimStart('%');
                if (pattern.Length == 0)
                    return true;
                for (var i = 0; i <= text.Length; i++)
                {
                    if (Matches(pattern, text[i..]))
                        return true;
                }

                return false;
            }

            if (text.Length == 0)
                return false;
            var isEscaped = pattern[0] == '\\' && pattern.Length > 1;
            var isAny = pattern[0] == '_';
            if (isEscaped)
                pattern = pattern[1..];
            if (!isAny && char.ToUpperInvariant(Plain(pattern[0], isEscaped)) != char.ToUpperInvariant(text[0]))
                return false;
            pattern = pattern[1..];
            text = text[1..];
        }

        return text.Length == 0;
    }

    private static char Plain(char c, bool isEscaped) => !isEscaped ? c : c switch
    {
        'n' or 'N' => '\n',
        'r' or 'R' => '\r',
        't' or 'T' => '\t',
        _ => c,
    };
}
