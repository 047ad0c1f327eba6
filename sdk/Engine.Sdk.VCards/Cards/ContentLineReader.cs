using System.Buffers;
using System.Text;

namespace Engine.Sdk.VCards;

/// <summary>
/// Content lines: one property each, put together from folded lines (RFC 6350 §3.2), from quoted-printable lines that end in a soft break
/// and from the base64 blocks of vCard 2.1, which end at a blank line.
/// </summary>
internal sealed class ContentLineReader(Stream stream, long start = 0)
{
    private static readonly SearchValues<byte> Base64 =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t"u8);

    private const int LongestHeader = 512;

    private readonly ByteLineReader _lines = new(stream, start);
    private byte[] _text = new byte[1024];
    private int _length;
    private bool _isAhead;

    /// <summary>The property as it stands in the file, unfolded; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Text => _text.AsSpan(0, _length);

    public long Offset { get; private set; }

    public int Number { get; private set; }

    /// <summary>Whether it is longer than <see cref="CardLimits.LineBytes"/>; its beginning is kept.</summary>
    public bool IsTooLong { get; private set; }

    /// <returns>False at the end of the stream.</returns>
    public bool Read()
    {
        do
        {
            if (!_isAhead && !_lines.Read())
                return false;
            _isAhead = false;
        }
        while (_lines.Line.IsEmpty);

        _length = 0;
        IsTooLong = false;
        Offset = _lines.Offset;
        Number = _lines.Number;
        // Files put together bring their byte order marks along.
        Append(_lines.Line.StartsWith("\uFEFF"u8) ? _lines.Line[3..] : _lines.Line);
        ReadContinuations();
        return true;
    }

    private void ReadContinuations()
    {
        var encoding = ValueEncoding.Unknown;
        var afterBlank = false;
        while (_lines.Read())
        {
            if (encoding == ValueEncoding.Unknown)
                encoding = EncodingOf(Text);
            var line = _lines.Line;
            if (line.IsEmpty)
            {
                afterBlank = true;
            }
            // Where every line ending is doubled, an escape at the beginning still tells a continuation.
            else if (encoding == ValueEncoding.QuotedPrintable && !IsEnd(line) && (!afterBlank || line[0] == '=') && EndsInSoftBreak())
            {
                Append(line);
                afterBlank = false;
            }
            else if (line[0] is (byte)' ' or (byte)'\t')
            {
                Append(line[1..]);
            }
            // Some break a line inside a value where its escape belongs.
            else if (encoding == ValueEncoding.Plain && !afterBlank && EndsInBackslash() && !line.Contains((byte)':'))
            {
                Append("n"u8);
                Append(line);
            }
            else if (encoding == ValueEncoding.Base64 && !afterBlank && !line.ContainsAnyExcept(Base64))
            {
                Append(line);
            }
            else
            {
                _isAhead = true;
                return;
            }
        }
    }

    // A value that ends in "=" by itself must not swallow the end of its card.
    private static bool IsEnd(ReadOnlySpan<byte> line) => Ascii.EqualsIgnoreCase(line.Trim((byte)' '), "END:VCARD"u8);

    private bool EndsInBackslash() => (_length - Text.TrimEnd((byte)'\\').Length) % 2 == 1;

    // Cuts the break off; some gateways leave blanks behind the sign.
    private bool EndsInSoftBreak()
    {
        var text = Text.TrimEnd(" \t"u8);
        if (text.IsEmpty || text[^1] != '=')
            return false;
        _length = text.Length - 1;
        return true;
    }

    private static ValueEncoding EncodingOf(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        if (colon < 0)
            return ValueEncoding.Unknown;
        var header = text[..colon];
        if (header.IndexOf((byte)';') < 0)
            return ValueEncoding.Plain;
        Span<byte> upper = stackalloc byte[LongestHeader];
        _ = Ascii.ToUpper(header[..Math.Min(header.Length, LongestHeader)], upper, out var length);
        upper = upper[..length];
        return upper.IndexOf("QUOTED-PRINTABLE"u8) >= 0 ? ValueEncoding.QuotedPrintable
            : upper.IndexOf("BASE64"u8) >= 0 || upper.IndexOf("ENCODING=B"u8) >= 0 ? ValueEncoding.Base64
            : ValueEncoding.Plain;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        var room = CardLimits.LineBytes - _length;
        IsTooLong |= _lines.IsTooLong || bytes.Length > room;
        bytes = bytes[..Math.Min(bytes.Length, room)];
        if (_length + bytes.Length > _text.Length)
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + bytes.Length));
        bytes.CopyTo(_text.AsSpan(_length));
        _length += bytes.Length;
    }
}
