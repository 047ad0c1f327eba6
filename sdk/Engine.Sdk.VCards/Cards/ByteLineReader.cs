namespace Engine.Sdk.VCards;

/// <summary>Physical lines of a stream as bytes, ended by CR LF, LF or CR, with the place of each.</summary>
internal sealed class ByteLineReader(Stream stream, long start = 0)
{
    private readonly byte[] _buffer = new byte[BufferBytes(stream)];
    private byte[] _line = new byte[256];
    private int _length;
    private int _next;
    private int _end;
    private long _bufferStart = start;
    private bool _afterCarriageReturn;

    /// <summary>The line without its ending; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Line => _line.AsSpan(0, _length);

    /// <summary>Where the line begins in the stream.</summary>
    public long Offset { get; private set; }

    /// <summary>The line's number, from 1 on.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the line is longer than <see cref="CardLimits.LineBytes"/>; its beginning is kept.</summary>
    public bool IsTooLong { get; private set; }

    /// <returns>False at the end of the stream.</returns>
    public bool Read()
    {
        _length = 0;
        IsTooLong = false;
        if (!SkipLineFeed())
            return false;
        Offset = _bufferStart + _next;
        Number++;
        while (true)
        {
            var rest = _buffer.AsSpan(_next, _end - _next);
            var end = rest.IndexOfAny((byte)'\r', (byte)'\n');
            Append(end < 0 ? rest : rest[..end]);
            if (end >= 0)
            {
                _afterCarriageReturn = rest[end] == '\r';
                _next += end + 1;
                return true;
            }
            if (!Fill())
                return true;
        }
    }

    // A line feed right after a carriage return belongs to the same line ending. False at the end of the stream.
    private bool SkipLineFeed()
    {
        if (_next == _end && !Fill())
            return false;
        if (_afterCarriageReturn && _buffer[_next] == '\n')
            _next++;
        _afterCarriageReturn = false;
        return _next < _end || Fill();
    }

    private bool Fill()
    {
        _bufferStart += _end;
        _next = 0;
        _end = stream.Read(_buffer, 0, _buffer.Length);
        return _end > 0;
    }

    // A folder may hold one small file for each card.
    private static int BufferBytes(Stream stream) => stream.CanSeek ? (int)Math.Clamp(stream.Length - stream.Position, 256, 64 * 1024) : 64 * 1024;

    private void Append(ReadOnlySpan<byte> bytes)
    {
        var room = CardLimits.LineBytes - _length;
        if (bytes.Length > room)
        {
            IsTooLong = true;
            bytes = bytes[..room];
        }
        if (_length + bytes.Length > _line.Length)
            Array.Resize(ref _line, Math.Max(_line.Length * 2, _length + bytes.Length));
        bytes.CopyTo(_line.AsSpan(_length));
        _length += bytes.Length;
    }
}
