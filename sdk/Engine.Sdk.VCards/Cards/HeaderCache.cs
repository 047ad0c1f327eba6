using System.Text;

namespace Engine.Sdk.VCards;

/// <summary>Headers as they were understood: a file has few different ones, each many times.</summary>
internal sealed class HeaderCache
{
    private const int LongestKept = 120;
    private const int MostKept = 512;

    private readonly ValueDecoder _decoder;
    private readonly Dictionary<string, PropertyHeader> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PropertyHeader>.AlternateLookup<ReadOnlySpan<char>> _spans;

    public HeaderCache(ValueDecoder decoder)
    {
        _decoder = decoder;
        _spans = _known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <inheritdoc cref="PropertyHeader.TryParse"/>
    public PropertyHeader? TryRead(ReadOnlySpan<byte> text, bool isEscaped, out int valueStart)
    {
        var colon = PropertyHeader.Colon(text);
        valueStart = colon + 1;
        if (colon is <= 0 or > LongestKept)
            return PropertyHeader.TryParse(text, _decoder.Decode, isEscaped, out valueStart);
        Span<char> key = stackalloc char[LongestKept + 1];
        key[0] = isEscaped ? '3' : '2';
        key = key[..(Encoding.Latin1.GetChars(text[..colon], key[1..]) + 1)];
        if (_spans.TryGetValue(key, out var known))
            return known;
        var header = PropertyHeader.TryParse(text, _decoder.Decode, isEscaped, out valueStart);
        if (header is not null && _known.Count < MostKept)
            _spans[key] = header;
        return header;
    }
}
