using System.Text;
using Engine.Connectors.LocalFiles.Files;

namespace Engine.Connectors.LocalFiles.Csv;

/// <summary>How one CSV file is written: encoding, separator and where its table begins.</summary>
internal sealed class CsvFile
{
    private const int SampleChars = 64 * 1024;

    private readonly string _path;
    private readonly Encoding _encoding;

    private CsvFile(string path, Encoding encoding)
    {
        _path = path;
        _encoding = encoding;
    }

    public char Separator { get; private set; } = ',';

    /// <summary>The line of the headings or one above it, from 1 on.</summary>
    public int FirstLine { get; private set; } = 1;

    /// <summary>Where that line begins in the file's text as UTF-8.</summary>
    public long FirstOffset { get; private set; }

    /// <returns>Null, and a problem, for a file that is no text.</returns>
    public static CsvFile? TryOpen(string path, ProblemList problems)
    {
        using var file = TextFile.Open(path);
        if (file.IsBinary)
        {
            problems.Add(0, "this is no text file");
            return null;
        }
        var csv = new CsvFile(path, file.Encoding ?? Charsets.Guess(file.File));
        csv.FindSeparator();
        return csv;
    }

    /// <summary>The file's text as UTF-8, from a place on.</summary>
    public TextFile Open(long offset)
    {
        var file = TextFile.Open(_path, _encoding);
        file.Skip(offset);
        return file;
    }

    /// <summary>Where the line begins that comes so many lines after a place; the file's end when there are fewer.</summary>
    public long SkipLines(long offset, int lines)
    {
        using var file = Open(offset);
        var buffer = new byte[64 * 1024];
        var afterCarriageReturn = false;
        while (file.Stream.Read(buffer) is > 0 and var read)
        {
            for (var i = 0; i < read; i++)
            {
                if (afterCarriageReturn && buffer[i] != '\n' || buffer[i] == '\n')
                {
                    if (--lines == 0)
                        return offset + i + (buffer[i] == '\n' ? 1 : 0);
                }
                afterCarriageReturn = buffer[i] == '\r';
            }
            offset += read;
        }
        return offset;
    }

    private void FindSeparator()
    {
        using var file = Open(0);
        using var text = new StreamReader(file.Stream, Encoding.UTF8);
        var buffer = new char[SampleChars];
        using var sample = new StringReader(new string(buffer, 0, text.ReadBlock(buffer)));
        var line = sample.ReadLine();
        // Excel's own hint
        if (line is not null && line.Trim().Trim('"') is { Length: 5 } hint && hint.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            Separator = hint[4] is > ' ' and < '\x7F' or '\t' and not '"' ? hint[4] : ',';
            FirstLine = 2;
            FirstOffset = SkipLines(0, 1);
            return;
        }
        while (line is not null && string.IsNullOrWhiteSpace(line.Trim(',', ';')))
            line = sample.ReadLine();
        // The one that parts the headings most often, quoted ones left aside.
        var unquoted = WithoutQuoted(line ?? "");
        Separator = ",;\t|".MaxBy(separator => unquoted.AsSpan().Count(separator));
    }

    private static string WithoutQuoted(string line)
    {
        var inQuotes = false;
        return string.Concat(line.Where(c => !(inQuotes ^= c == '"') && c != '"'));
    }
}
