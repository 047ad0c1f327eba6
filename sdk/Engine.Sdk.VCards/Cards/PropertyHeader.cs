using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Engine.Sdk.VCards;

/// <summary>What stands before the colon of a content line: group, name, parameters.</summary>
internal sealed partial class PropertyHeader
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_/");

    private PropertyHeader(string? group, string name, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        Group = group;
        Name = name;
        Parameters = parameters;
        Types = [.. Values("TYPE").SelectMany(types => types.Split(',')).Select(type => type.Trim()).Where(type => type.Length > 0)];
        Encoding = EncodingOf(Value("ENCODING"));
        Charset = Value("CHARSET");
    }

    /// <summary>Such as <c>item1</c>, as it stands in the file; null when there is none.</summary>
    public string? Group { get; }

    /// <summary>In upper case.</summary>
    public string Name { get; }

    /// <summary>Names in upper case.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; }

    /// <summary>The values of all TYPE parameters and of those without a name (vCard 2.1), as they stand in the file.</summary>
    public IReadOnlyList<string> Types { get; }

    public ValueEncoding Encoding { get; }

    /// <summary>The character set it names; null when none.</summary>
    public string? Charset { get; }

    /// <summary>For a telephone: the field its number goes under, unless a label says otherwise.</summary>
    public string TelephoneField => field ??= TelephoneMapping.FieldFor(this);

    public delegate string HeaderDecoder(ReadOnlySpan<byte> bytes);

    public bool HasType(string type) => Types.Contains(type, StringComparer.OrdinalIgnoreCase);

    public string? Value(string parameter) => Values(parameter).FirstOrDefault();

    /// <param name="text">The whole content line.</param>
    /// <param name="decode">Reads bytes as text.</param>
    /// <param name="isEscaped">Whether carets escape in parameters (RFC 6868), as they do since vCard 3.0.</param>
    /// <param name="valueStart">Where the value begins.</param>
    /// <returns>Null when the line has no colon or no name.</returns>
    public static PropertyHeader? TryParse(ReadOnlySpan<byte> text, HeaderDecoder decode, bool isEscaped, out int valueStart)
    {
        var colon = Colon(text);
        valueStart = colon + 1;
        if (colon <= 0)
            return null;
        var pieces = SplitOutsideQuotes(decode(text[..colon]), ';');
        var (group, name) = SplitName(pieces[0].Trim());
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters))
            return null;
        return new PropertyHeader(group, name.ToUpperInvariant(), [.. pieces.Skip(1).Select(piece => Parameter(piece, isEscaped))]);
    }

    public IEnumerable<string> Values(string parameter) =>
        Parameters.Where(candidate => candidate.Key == parameter).Select(candidate => candidate.Value);

    /// <summary>The first colon outside quotes; where a quote is never closed, the first colon; -1 when there is none.</summary>
    public static int Colon(ReadOnlySpan<byte> text)
    {
        var first = text.IndexOfAny((byte)':', (byte)'"');
        if (first < 0 || text[first] == ':')
            return first;
        var inQuotes = false;
        for (var i = first; i < text.Length; i++)
        {
            if (text[i] == '"')
                inQuotes = !inQuotes;
            else if (text[i] == ':' && !inQuotes)
                return i;
        }
        return text.IndexOf((byte)':');
    }

    private static (string? Group, string Name) SplitName(string text)
    {
        var dot = text.LastIndexOf('.');
        return dot < 0 ? (null, text) : (text[..dot], text[(dot + 1)..]);
    }

    private static KeyValuePair<string, string> Parameter(string piece, bool isEscaped)
    {
        var equals = piece.IndexOf('=', StringComparison.Ordinal);
        // Android writes its own labels as X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E2=80=A6): a type with signs of equality in it.
        var bracket = piece.IndexOf('(', StringComparison.Ordinal);
        if (equals < 0 || bracket >= 0 && bracket < equals)
            return NamelessParameter(piece.Trim());
        var value = piece[(equals + 1)..].Trim().Replace("\"", "", StringComparison.Ordinal);
        return new(piece[..equals].Trim().ToUpperInvariant(), isEscaped ? Unescape(value) : value);
    }

    // vCard 2.1 leaves out the parameter's name: TEL;CELL;VOICE or NOTE;QUOTED-PRINTABLE.
    private static KeyValuePair<string, string> NamelessParameter(string value) => value.ToUpperInvariant() switch
    {
        "QUOTED-PRINTABLE" or "BASE64" or "8BIT" or "7BIT" or "B" => new("ENCODING", value),
        "URL" or "URI" or "INLINE" or "CID" or "CONTENT-ID" or "VCARD" => new("VALUE", value),
        "UTF-8" or "US-ASCII" => new("CHARSET", value),
        _ when CharsetPattern().IsMatch(value) => new("CHARSET", value),
        _ when LanguagePattern().IsMatch(value) => new("LANGUAGE", value),
        _ => new("TYPE", value),
    };

    [GeneratedRegex("^(iso-8859-|windows-|cp)[0-9]+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CharsetPattern();

    [GeneratedRegex("^[a-z]{2}[-_][A-Z]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguagePattern();

    // RFC 6868 §3.1
    private static string Unescape(string value) => !value.Contains('^', StringComparison.Ordinal)
        ? value
        : value.Replace("^^", "\0", StringComparison.Ordinal).Replace("^n", "\n", StringComparison.OrdinalIgnoreCase)
            .Replace("^'", "\"", StringComparison.Ordinal).Replace('\0', '^');

    private static ValueEncoding EncodingOf(string? value) => value?.ToUpperInvariant() switch
    {
        "QUOTED-PRINTABLE" or "Q" => ValueEncoding.QuotedPrintable,
        "BASE64" or "B" => ValueEncoding.Base64,
        _ => ValueEncoding.Plain,
    };

    private static List<string> SplitOutsideQuotes(string text, char separator)
    {
        var pieces = new List<string>(4);
        var isBalanced = text.AsSpan().Count('"') % 2 == 0;
        var inQuotes = false;
        var piece = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            inQuotes ^= c == '"' && isBalanced;
            if (c == separator && !inQuotes)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }
            else
            {
                piece.Append(c);
            }
        }
        pieces.Add(piece.ToString());
        return pieces;
    }
}
