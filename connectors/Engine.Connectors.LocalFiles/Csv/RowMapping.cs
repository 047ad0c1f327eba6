using System.Text.RegularExpressions;
using Engine.Connectors.LocalFiles.Files;
using Engine.Sdk.VCards;

namespace Engine.Connectors.LocalFiles.Csv;

/// <summary>Makes a contact of a row.</summary>
internal sealed partial class RowMapping
{
    // Several values in one cell, as Google writes them.
    private const string Several = " ::: ";

    private readonly Table _table;
    private readonly ProblemList _problems;
    private readonly ColumnMeaning[] _columns;
    private readonly ContactDraft _draft = new();
    private readonly AddressColumns[] _addresses;
    private readonly TelephoneLabels _labels = new();

    public RowMapping(Table table, ProblemList problems)
    {
        _table = table;
        _problems = problems;
        _columns = [.. table.Columns];
        _addresses = AddressColumns.Of(table);
    }

    public int Columns => _columns.Length;

    /// <returns>Null when the row tells nobody's name or number.</returns>
    public CardContact? ToContact(ReadOnlySpan<string> row, int line, long offset)
    {
        for (var i = 0; i < _columns.Length && i < row.Length; i++)
        {
            var cell = Cell(row[i]);
            if (cell.Length > 0)
                AddCell(_columns[i], cell, row, line);
        }
        foreach (var address in _addresses)
        {
            if (address.Read(row, Cell) is { } found)
                _draft.Add(found);
        }
        return _draft.Build(offset);
    }

    // Guards against formulas and number formats: '+49 711 1234 and ="0711 1234" mean what is inside; Outlook writes 0/0/00 for no date.
    private static string Cell(string text)
    {
        var cell = text.Trim();
        if (cell.StartsWith("=\"", StringComparison.Ordinal) && cell.EndsWith('"') && cell.Length > 3)
            cell = cell[2..^1].Trim();
        if (cell.Length > 1 && cell[0] == '\'' && (char.IsDigit(cell[1]) || cell[1] is '+' or '-' or '=' or '@' or '('))
            cell = cell[1..].Trim();
        return cell is "0/0/00" or "00.00.00" or "0.0.00" or "00/00/00" or "0-0-00" ? "" : cell;
    }

    private void AddCell(ColumnMeaning column, string cell, ReadOnlySpan<string> row, int line)
    {
        switch (column.Kind)
        {
            case ColumnKind.Ignored or ColumnKind.Street or ColumnKind.City or ColumnKind.Region or ColumnKind.PostalCode or ColumnKind.Country:
                break;
            case ColumnKind.FirstName:
                _draft.Add(WellKnownFields.FirstName, cell);
                break;
            case ColumnKind.MiddleName:
                _draft.Add("Middle name", cell);
                break;
            case ColumnKind.LastName:
                _draft.Add(WellKnownFields.LastName, cell);
                break;
            case ColumnKind.ContactName:
                _draft.Add(WellKnownFields.ContactName, cell);
                break;
            case ColumnKind.CompanyName:
                _draft.Add(WellKnownFields.CompanyName, cell);
                break;
            case ColumnKind.JobTitle:
                _draft.Add(WellKnownFields.JobTitle, cell);
                break;
            case ColumnKind.Telephone:
                AddTelephones(column, cell, row, line);
                break;
            case ColumnKind.Email:
                foreach (var email in cell.Split(Several))
                    _draft.Add(WellKnownFields.Email, email, email.Contains('@', StringComparison.Ordinal) ? ContactFieldKind.Email : ContactFieldKind.Text);
                break;
            case ColumnKind.Notes:
                _draft.Add(WellKnownFields.Notes, cell);
                break;
            case ColumnKind.WebPage:
                foreach (var page in cell.Split(Several))
                    _draft.AddWebPage(column.Field, page);
                break;
            case ColumnKind.Picture:
                _draft.Add(new PictureSpot { Link = cell });
                break;
            case ColumnKind.Uid:
                _draft.Uid = cell;
                break;
            default:
                _draft.Add(column.Field, cell);
                break;
        }
    }

    private void AddTelephones(ColumnMeaning column, string cell, ReadOnlySpan<string> row, int line)
    {
        var field = column.Number > 0 && _table.Label("Phone", column.Number, row) is { } label ? _labels.FieldFor(label) : column.Field;
        if (!cell.Contains(':', StringComparison.Ordinal))
        {
            AddTelephone(field, cell, line);
            return;
        }
        foreach (var number in cell.Split(Several))
            AddTelephone(field, Cell(number), line);
    }

    private void AddTelephone(string field, string number, int line)
    {
        if (number.AsSpan().ContainsAny('E', 'e') && ScientificPattern().IsMatch(number))
            _problems.Add(line, "a number that a spreadsheet has shortened to powers of ten; set the column to text and export again");
        else
            _draft.AddTelephone(field, number);
    }

    // 4.97112E+11: the digits are gone for good.
    [GeneratedRegex(@"^\d([.,]\d+)?E\+?\d{1,2}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ScientificPattern();
}
