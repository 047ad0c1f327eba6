using System.Text;

namespace Engine.Sandbox.Salesforce;

internal enum LiteralKind
{
    Null,
    Text,
    Number,
    Boolean,
    Date,
    Moment,
    Range,
}

/// <summary>A value in a query.</summary>
internal sealed record Literal(LiteralKind Kind, object? Value, Token Source)
{
    /// <summary>Reads the escapes of a text: SOQL and SOSL Reference, "Quoted String Escape Sequences".</summary>
    /// <returns>Null with the bad sequence when there is one.</returns>
    public static string? Unescape(string raw, out string bad)
    {
        bad = "";
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 == raw.Length)
            {
                text.Append(raw[i]);
                continue;
            }

            var plain = raw[++i] switch
            {
                'n' or 'N' => '\n',
                'r' or 'R' => '\r',
                't' or 'T' => '\t',
                'b' or 'B' => '\b',
                'f' or 'F' => '\f',
                '"' or '\'' or '\\' or '%' or '_' => raw[i],
                _ => '\0',
            };
            if (plain == '\0')
            {
                bad = $"\\{raw[i]}";
                return null;
            }

            text.Append(plain);
        }

        return text.ToString();
    }
}
