using System.Text;

namespace Engine.Connectors.LocalFiles.Files;

/// <summary>An open file as a stream of 8-bit text: what is UTF-16 or UTF-32 on disk arrives as UTF-8.</summary>
internal sealed class TextFile : IDisposable
{
    private const int BufferBytes = 1; // none: whoever reads has a buffer of his own

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

    /// <param name="path">The file.</param>
    /// <param name="codePage">The encoding of a file that does not tell it: then this one too arrives as UTF-8.</param>
    public static TextFile Open(string path, Encoding? codePage = null)
    {
        // Delete is shared so that programs can replace the file while it is read.
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes, FileOptions.SequentialScan);
        try
        {
            Span<byte> start = stackalloc byte[1024];
            start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
            var encoding = Charsets.FromStart(start);
            file.Position = 0;
            if (encoding is not null)
                file.Position = ByteOrderMark(start, encoding);
            var isBinary = encoding is null or UTF8Encoding && start.Contains((byte)0);
            encoding ??= codePage;
            return encoding is null or UTF8Encoding
                ? new TextFile(file, file, encoding, isBinary)
                : new TextFile(file, Encoding.CreateTranscodingStream(file, encoding, Encoding.UTF8), Encoding.UTF8, isBinary);
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
