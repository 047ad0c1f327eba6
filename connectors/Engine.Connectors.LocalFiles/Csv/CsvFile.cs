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

    /// <summary>The file's text from a line on.</summary>
    public TextReader Open(int line)
    {
        var file = TextFile.Open(_path);
        var text = new StreamReader(file.Stream, _encoding, detectEncodingFromByteOrderMarks: false, 64 * 1024);
        for (var skipped = 1; skipped < line; skipped++)
            SkipLine(text);
        return text;
    }

    private void FindSeparator()
    {
        using var text = Open(1);
        var buffer = new char[SampleChars];
        using var sample = new StringReader(new string(buffer, 0, text.ReadBlock(buffer)));
        var line = sample.ReadLine();
        // Excel's own hint
        if (line is not null && line.Trim().Trim('"') is { Length: 5 } hint && hint.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            Separator = hint[4] is > ' ' and < '\x7F' or '\t' and not '"' ? hint[4] : ',';
            FirstLine = 2;
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

    private static void SkipLine(StreamReader text)
    {
        int c;
        while ((c = text.Read()) >= 0 && c != '\n')
        {
            if (c == '\r' && text.Peek() != '\n')
                return;
        }
    }
}
