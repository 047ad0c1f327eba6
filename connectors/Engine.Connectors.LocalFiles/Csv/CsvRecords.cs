using System.Text;
using CsvHelper;
using Engine.Connectors.LocalFiles.Files;

namespace Engine.Connectors.LocalFiles.Csv;

/// <summary>The records of a table from a place on, up to its end or to one that would swallow the rest.</summary>
internal sealed class CsvRecords : IDisposable
{
    private const char ByteOrderMark = '\uFEFF'; // in the middle of tables that were put together

    private readonly TextFile _text;
    private readonly CsvReader _csv;
    private readonly long _start;
    private readonly int _firstLine;
    private bool _isUnclosed;

    private CsvRecords(CsvFile file, long offset, int line)
    {
        _text = file.Open(offset);
        _start = Offset = offset;
        _firstLine = Line = line;
        _csv = CsvReader.Create(_text.Stream, new CsvReaderOptions
        {
            Separator = file.Separator,
            HasHeader = false,
            Encoding = Encoding.UTF8,
            MaxRecordSize = Limits.CsvRowBytes,
            TrackLineNumbers = true,
            OnMalformedRecord = malformed => _isUnclosed |= malformed.Reason == CsvMalformedReason.UnterminatedQuote,
        });
    }

    /// <summary>The line the last good record begins at.</summary>
    public int Line { get; private set; }

    /// <summary>Where the last good record begins in the file's text as UTF-8.</summary>
    public long Offset { get; private set; }

    /// <summary>The line of a record that would swallow the rest; 0 when there is none.</summary>
    public int BrokenLine { get; private set; }

    /// <summary>How many cells the record has, empty ones included.</summary>
    public int CellCount => _csv.FieldCount;

    public static CsvRecords Open(CsvFile file, long offset, int line) => new(file, offset, line);

    /// <returns>False at the end, or at a broken record.</returns>
    public bool Read()
    {
        try
        {
            if (!_csv.Read())
                return false;
        }
        catch (CsvFormatException e)
        {
            BrokenLine = e.LineNumber > 0 ? _firstLine + (int)e.LineNumber - 1 : Line + 1;
            return false;
        }
        var line = _firstLine + (int)_csv.LineNumber - 1;
        if (_isUnclosed)
        {
            BrokenLine = line;
            return false;
        }
        Line = line;
        Offset = _start + _csv.ByteOffset;
        return true;
    }

    /// <summary>Copies the record's cells.</summary>
    /// <returns>How many there are up to the last one that is not empty.</returns>
    public int FillCells(ref string[] cells)
    {
        if (cells.Length < _csv.FieldCount)
            cells = new string[_csv.FieldCount];
        var count = 0;
        for (var i = 0; i < _csv.FieldCount; i++)
        {
            cells[i] = _csv.IsEmpty(i) ? "" : i == 0 ? _csv.GetString(i).TrimStart(ByteOrderMark) : _csv.GetString(i);
            if (!string.IsNullOrWhiteSpace(cells[i]))
                count = i + 1;
        }
        return count;
    }

    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
    }
}
