using Engine.Connectors.LocalFiles.Files;
using Engine.Sdk.VCards;

namespace Engine.Connectors.LocalFiles.Csv;

/// <summary>Reads the contacts of one CSV file, one after the other, whatever its separator, encoding and language.</summary>
internal sealed class CsvContacts
{
    // A quote that is never closed makes the rest of the file one cell: reading starts over below it, so often at most.
    private const int MostRestarts = 20;

    private readonly CsvFile _file;
    private readonly ProblemList _problems;
    private RowMapping? _rows;
    private string[] _cells = [];
    private bool _isOver;

    private CsvContacts(CsvFile file, ProblemList problems)
    {
        _file = file;
        _problems = problems;
    }

    public static IEnumerable<CardContact> Read(string path, ProblemList problems, CancellationToken cancellationToken) =>
        CsvFile.TryOpen(path, problems) is { } file ? new CsvContacts(file, problems).ReadAll(cancellationToken) : [];

    /// <summary>The contact of the row that begins at a place; null when there is none (any more).</summary>
    public static CardContact? ReadAt(string path, long offset)
    {
        var problems = new ProblemList("");
        if (CsvFile.TryOpen(path, problems) is not { } file)
            return null;
        var contacts = new CsvContacts(file, problems);
        // The headings stand before the first contact.
        _ = contacts.ReadAll(CancellationToken.None).FirstOrDefault();
        if (contacts._rows is null)
            return null;
        using var row = CsvRecords.Open(file, offset, 1);
        return row.Read() ? contacts.ReadRow(row) : null;
    }

    private IEnumerable<CardContact> ReadAll(CancellationToken cancellationToken)
    {
        var (line, offset) = (_file.FirstLine, _file.FirstOffset);
        for (var restart = 0; restart <= MostRestarts; restart++)
        {
            using var records = CsvRecords.Open(_file, offset, line);
            while (!_isOver && records.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (ReadRow(records) is { } contact)
                    yield return contact;
            }
            if (records.BrokenLine == 0)
                yield break;
            _problems.Add(records.BrokenLine, "a quotation mark that is never closed, or a row longer than any table's");
            (line, offset) = (records.BrokenLine + 1, _file.SkipLines(records.Offset, records.BrokenLine + 1 - records.Line));
        }
        _problems.Add(line, "too many rows that cannot be read: the rest is left out");
    }

    private CardContact? ReadRow(CsvRecords records)
    {
        var count = records.FillCells(ref _cells);
        var cells = _cells.AsSpan(0, count);
        if (count == 0)
            return null;
        if (_rows is null)
        {
            if (Table.FromHeadings(_cells[..records.CellCount]) is { } table)
            {
                _rows = new RowMapping(table, _problems);
                return null;
            }
            _problems.Add(records.Line, "the first row does not name the columns; put headings such as First name, Last name, Company, Phone above the contacts");
            _isOver = true;
            return null;
        }
        if (count > _rows.Columns)
            _problems.Add(records.Line, "more cells than there are headings; those beyond are left out");
        var contact = _rows.ToContact(cells, records.Line, records.Offset);
        if (contact is null)
            _problems.Add(records.Line, "a row with neither a name nor a number");
        return contact;
    }
}
