using CsvHelper;
using Engine.Connectors.LocalFiles.Contacts;
using Engine.Connectors.LocalFiles.Files;

namespace Engine.Connectors.LocalFiles.Csv;

/// <summary>Reads the contacts of one CSV file, whatever its separator, encoding and language.</summary>
internal sealed class CsvContacts
{
    // A quote that is never closed makes the rest of the file one cell: reading starts over below it, so often at most.
    private const int MostRestarts = 20;

    private readonly List<FileContact> _contacts = [];
    private readonly ProblemList _problems;
    private Table? _table;
    private RowMapping? _rows;
    private bool _isOver;

    private CsvContacts(ProblemList problems) => _problems = problems;

    public static IReadOnlyList<FileContact> Read(string path, ProblemList problems, CancellationToken cancellationToken)
    {
        var contacts = new CsvContacts(problems);
        if (CsvFile.TryOpen(path, problems) is { } file)
            contacts.ReadAll(file, cancellationToken);
        return contacts._contacts;
    }

    private void ReadAll(CsvFile file, CancellationToken cancellationToken)
    {
        var line = file.FirstLine;
        for (var restart = 0; restart <= MostRestarts; restart++)
        {
            var broken = ReadFrom(file, line, cancellationToken);
            if (broken == 0)
                return;
            _problems.Add(broken, "a quotation mark that is never closed, or a row longer than any table's");
            line = broken + 1;
        }
        _problems.Add(line, "too many rows that cannot be read: the rest is left out");
    }

    // Zero at the end of the file, else the line of a row that would swallow the rest of it.
    private int ReadFrom(CsvFile file, int firstLine, CancellationToken cancellationToken)
    {
        using var text = file.Open(firstLine);
        var isUnclosed = false;
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = file.Separator,
            HasHeader = false,
            MaxRecordSize = Limits.CsvRowBytes,
            TrackLineNumbers = true,
            OnMalformedRecord = malformed => isUnclosed |= malformed.Reason == CsvMalformedReason.UnterminatedQuote,
        });
        var next = firstLine;
        try
        {
            while (!_isOver && csv.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                var line = firstLine + (int)csv.LineNumber - 1;
                if (isUnclosed)
                    return line;
                next = line + 1;
                AddRow([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)], line);
            }
            return 0;
        }
        catch (CsvFormatException e)
        {
            return e.LineNumber > 0 ? firstLine + (int)e.LineNumber - 1 : next;
        }
    }

    private void AddRow(string[] cells, int line)
    {
        if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
            return;
        if (_rows is null || _table is null)
        {
            _table = Table.FromHeadings(cells);
            _rows = _table is null ? null : new RowMapping(_table, _problems);
            if (_table is null)
            {
                _problems.Add(line, "the first row does not name the columns; put headings such as First name, Last name, Company, Phone above the contacts");
                _isOver = true;
            }
            return;
        }
        if (cells.Skip(_table.Columns.Count).Any(cell => !string.IsNullOrWhiteSpace(cell)))
            _problems.Add(line, "more cells than there are headings; those beyond are left out");
        if (_contacts.Count >= Limits.Contacts)
        {
            _problems.Add(line, $"more than {Limits.Contacts} contacts: the rest is left out");
            _isOver = true;
        }
        else if (_rows.ToContact(cells, line) is { } contact)
        {
            _contacts.Add(contact);
        }
        else
        {
            _problems.Add(line, "a row with neither a name nor a number");
        }
    }
}
