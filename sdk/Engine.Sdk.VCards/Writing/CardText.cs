using System.Text;

namespace Engine.Sdk.VCards;

/// <summary>The first card of a text, line by line with its own bytes, so that what is not changed stays as it is.</summary>
internal sealed class CardText
{
    private readonly List<byte[]> _lines = [];
    private int _end = -1;

    /// <exception cref="FormatException">There is no whole card in it.</exception>
    public CardText(byte[] text)
    {
        var reader = new ContentLineReader(new MemoryStream(text));
        var decoder = new ValueDecoder(() => Encoding.Latin1);
        var headers = new HeaderCache(decoder);
        var (begun, depth) = (0L, 0);
        while (reader.Read())
        {
            Cut(text, ref begun, reader.Offset);
            Take(reader.Text, decoder, headers, ref depth);
        }

        Cut(text, ref begun, text.Length);
        if (_end < 0) throw new FormatException("There is no whole card in the text.");
        NewLine = text.AsSpan().IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
    }

    /// <summary>Its properties; of each, <see cref="VCardProperty.Offset"/> tells the line.</summary>
    public VCard Card { get; } = new(1, 0);

    private string NewLine { get; }

    /// <summary>Replaces a property's value, or takes the property out where the value is empty; its name, group and other parameters stay.</summary>
    public void Replace(VCardProperty property, string value) =>
        _lines[(int)property.Offset] = value.Length == 0 ? [] : Folded($"{VCardEscape.Header(property.Header)}:{value}");

    /// <summary>Adds a property at the end, unless its value is empty.</summary>
    public void Add(string header, string value)
    {
        if (value.Length > 0) _lines[_end] = [.. Folded($"{header}:{value}"), .. _lines[_end]];
    }

    public byte[] ToBytes() => [.. _lines.SelectMany(line => line)];

    private void Cut(byte[] text, ref long begun, long next)
    {
        if (next == begun) return;
        _lines.Add(text[(int)begun..(int)next]);
        begun = next;
    }

    // Cards within the card are an assistant's (vCard 2.1), and those behind it somebody else's.
    private void Take(ReadOnlySpan<byte> text, ValueDecoder decoder, HeaderCache headers, ref int depth)
    {
        if (_end >= 0 || headers.TryRead(text, isEscaped: true, out var valueStart) is not { } header) return;
        if (header.Name is "BEGIN") depth++;
        else if (header.Name is "END" && --depth == 0) _end = _lines.Count;
        else if (depth == 1) Card.Add(new() { Header = header, Raw = ValueOf(header, text[valueStart..], decoder), Offset = _lines.Count });
    }

    private static string ValueOf(PropertyHeader header, ReadOnlySpan<byte> value, ValueDecoder decoder) =>
        header.Encoding == ValueEncoding.Base64 ? "" : decoder.Decode(ValueDecoder.Bytes(value, header.Encoding), header.Charset).ReplaceLineEndings("\n"); // a picture is not changed

    // RFC 6350, section 3.2: no line is longer than 75 bytes, and none begins in the middle of a character.
    private byte[] Folded(string line)
    {
        var folded = new StringBuilder(line.Length + 16);
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > 75)
            {
                folded.Append(NewLine).Append(' ');
                bytes = 1;
            }

            folded.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }

        return Encoding.UTF8.GetBytes(folded.Append(NewLine).ToString());
    }
}
