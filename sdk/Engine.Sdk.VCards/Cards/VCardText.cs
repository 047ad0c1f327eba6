using System.Text;

namespace Engine.Sdk.VCards;

/// <summary>Backslashes in values (RFC 6350 §3.4; vCard 2.1 knows <c>\;</c> alone, but its writers use the others too).</summary>
internal static class VCardText
{
    public static string Unescape(string raw)
    {
        if (!raw.Contains('\\', StringComparison.Ordinal))
            return raw;
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 == raw.Length)
            {
                text.Append(raw[i]);
                continue;
            }
            i++;
            _ = raw[i] switch
            {
                'n' or 'N' => text.Append('\n'),
                '\\' or ',' or ';' or ':' or '"' => text.Append(raw[i]),
                _ => text.Append('\\').Append(raw[i]),
            };
        }
        return text.ToString();
    }

    /// <summary>Splits at a separator without a backslash before it; the pieces keep their backslashes.</summary>
    public static IReadOnlyList<string> Split(string raw, char separator)
    {
        var pieces = new List<string>();
        var start = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '\\')
            {
                i++;
            }
            else if (raw[i] == separator)
            {
                pieces.Add(raw[start..i]);
                start = i + 1;
            }
        }
        pieces.Add(raw[start..]);
        return pieces;
    }
}
