using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Engine.Sdk.VCards;
using UtfUnknown;

namespace Engine.Connectors.LocalFiles.Files;

/// <summary>Tells in which character set a file is written.</summary>
internal static class Charsets
{
    public static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!; // part of every .NET

    private const int SampleBytes = 1024 * 1024;

    /// <summary>The encoding of a file that is told by its first bytes: a byte order mark, or every other byte zero.</summary>
    public static Encoding? FromStart(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
            return Encoding.UTF32;
        if (start.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
            return new UTF32Encoding(bigEndian: true, byteOrderMark: true);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Encoding.UTF8;
        if (start.Length < 4)
            return null;
        int even = 0, odd = 0;
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        }
        var half = start.Length / 2;
        return odd > half * 0.4 && even < half * 0.05 ? Encoding.Unicode
            : even > half * 0.4 && odd < half * 0.05 ? Encoding.BigEndianUnicode
            : null;
    }

    /// <summary>The encoding of 8-bit text: UTF-8 where it is valid, else a guess that prefers Windows-1252.</summary>
    public static Encoding Guess(Stream text) => IsUtf8(text) ? Encoding.UTF8 : GuessCodePage(text);

    /// <summary>The code page of text that is known not to be UTF-8.</summary>
    public static Encoding GuessCodePage(Stream text)
    {
        text.Position = 0;
        var detected = CharsetDetector.DetectFromStream(text, SampleBytes).Detected;
        text.Position = 0;
        // Below that the detector only guesses, and names of western Europe are the best guess.
        return detected is { Confidence: > 0.55f, EncodingName: { } name } && !IsLatin(name) && CardCharset.Find(name) is { } encoding && encoding is not UTF8Encoding
            ? encoding
            : Windows1252;
    }

    private static bool IsLatin(string name) =>
        name.Equals("ascii", StringComparison.OrdinalIgnoreCase) || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase) ||
        name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static bool IsUtf8(Stream text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            text.Position = 0;
            var kept = 0;
            while (true)
            {
                var read = text.Read(buffer, kept, buffer.Length - kept);
                if (read == 0)
                    return kept == 0;
                var all = kept + read;
                var whole = WholeCharacters(buffer.AsSpan(0, all));
                if (!Utf8.IsValid(buffer.AsSpan(0, whole)))
                    return false;
                kept = all - whole;
                buffer.AsSpan(whole, kept).CopyTo(buffer);
            }
        }
        finally
        {
            text.Position = 0;
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // The length without a character that the end of the buffer cuts in two.
    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if ((b & 0xC0) == 0x80)
                continue;
            var needed = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1;
            return needed > back ? bytes.Length - back : bytes.Length;
        }
        return bytes.Length;
    }
}
