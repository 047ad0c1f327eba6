using System.Text;

namespace Engine.Connectors.LocalFiles.Files;

/// <summary>An open file as a stream of 8-bit text: what is UTF-16 or UTF-32 on disk arrives as UTF-8.</summary>
internal sealed class TextFile : IDisposable
{
    private TextFile(FileStream file, Stream stream, Encoding? encoding, bool isBinary)
    {
        File = file;
        Stream = stream;
        Encoding = encoding;
        IsBinary = isBinary;
    }

    /// <summary>The bytes on disk.</summary>
    public FileStream File { get; }

    public Stream Stream { get; }

    /// <summary>What the file itself tells of its encoding: UTF-8 for anything transcoded, null for unknown 8-bit text.</summary>
    public Encoding? Encoding { get; }

    /// <summary>Whether it holds zero bytes where no text has them.</summary>
    public bool IsBinary { get; }

    public static TextFile Open(string path)
    {
        // Delete is shared so that programs can replace the file while it is read.
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, FileOptions.SequentialScan);
        try
        {
            Span<byte> start = stackalloc byte[1024];
            start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
            var encoding = Charsets.FromStart(start);
            file.Position = 0;
            var wide = encoding is not (null or UTF8Encoding);
            if (encoding is not null)
                file.Position = ByteOrderMark(start, encoding);
            var stream = wide ? Encoding.CreateTranscodingStream(file, encoding!, Encoding.UTF8) : file;
            return new TextFile(file, stream, wide ? Encoding.UTF8 : encoding, !wide && start.Contains((byte)0));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Goes to an offset of <see cref="Stream"/>, counted from its beginning.</summary>
    public void Skip(long bytes)
    {
        if (ReferenceEquals(Stream, File))
        {
            File.Position += bytes;
            return;
        }
        var buffer = new byte[64 * 1024];
        while (bytes > 0)
        {
            var read = Stream.Read(buffer, 0, (int)Math.Min(buffer.Length, bytes));
            if (read == 0)
                return;
            bytes -= read;
        }
    }

    public void Dispose()
    {
        Stream.Dispose();
        File.Dispose();
    }

    private static int ByteOrderMark(ReadOnlySpan<byte> start, Encoding encoding) =>
        encoding.Preamble is { Length: > 0 } mark && start.StartsWith(mark) ? mark.Length : 0;
}
