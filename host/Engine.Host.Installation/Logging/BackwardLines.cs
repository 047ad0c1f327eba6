using System.Buffers;
using System.Text;

namespace Engine.Host.Installation.Logging;

/// <summary>Reads a file's lines from its end to its beginning, with little memory however large the file and long its lines.</summary>
/// <param name="file">Owned by whoever made it.</param>
/// <param name="end">Where to begin: the bytes before it are read.</param>
internal sealed class BackwardLines(Stream file, long end)
{
    /// <summary>Of a longer line the beginning alone is kept.</summary>
    public const int MaxLineBytes = 16 * 1024;

    private const int BlockSize = 64 * 1024;
    private const byte NewLine = (byte)'\n';

    private readonly byte[] _block = new byte[BlockSize];
    private readonly ArrayBufferWriter<byte> _line = new();
    private long _blockStart = end;
    private int _unread; // bytes of the block not given out yet, from its beginning

    /// <summary>Bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The line before the last one given; false at the beginning of the file.</summary>
    /// <param name="line">Without its line end.</param>
    /// <param name="start">Where it begins in the file.</param>
    public bool TryRead(out string line, out long start)
    {
        (line, start) = ("", 0);
        var tail = Array.Empty<byte>();
        var isBegun = false;
        while (true)
        {
            if (_unread == 0 && !ReadBlock())
            {
                line = Text(tail);
                return isBegun;
            }

            // The line end that closes this very line is passed over.
            if (!isBegun && _block[_unread - 1] == NewLine) _unread--;
            isBegun = true;
            var found = _block.AsSpan(0, _unread).LastIndexOf(NewLine);
            tail = Joined(_block.AsSpan(found + 1, _unread - found - 1), tail);
            _unread = found + 1;
            if (found < 0) continue;
            (line, start) = (Text(tail), _blockStart + _unread);
            return true;
        }
    }

    private bool ReadBlock()
    {
        if (_blockStart == 0) return false;
        var length = (int)Math.Min(BlockSize, _blockStart);
        _blockStart -= length;
        file.Position = _blockStart;
        // Shorter than it was: somebody emptied the file.
        _unread = file.ReadAtLeast(_block.AsSpan(0, length), length, throwOnEndOfStream: false);
        BytesRead += _unread;
        return _unread > 0;
    }

    private byte[] Joined(ReadOnlySpan<byte> before, byte[] tail)
    {
        _line.ResetWrittenCount();
        _line.Write(before[..Math.Min(before.Length, MaxLineBytes)]);
        _line.Write(tail.AsSpan(0, Math.Min(tail.Length, MaxLineBytes - _line.WrittenCount)));
        return _line.WrittenSpan.ToArray();
    }

    private static string Text(byte[] line) => Encoding.UTF8.GetString(line.AsSpan().TrimEnd((byte)'\r'));
}
