using System.Text.RegularExpressions;
using Engine.Connectors.LocalFiles.Contacts;
using Engine.Connectors.LocalFiles.Files;
using Engine.Sdk;

namespace Engine.Connectors.LocalFiles.Csv;

/// <summary>Makes a contact of a row.</summary>
internal sealed partial class RowMapping(Table table, ProblemList problems)
{
    // Several values in one cell, as Google writes them.
    private const string Several = " ::: ";

    /// <returns>Null when the row tells nobody's name or number.</returns>
    public FileContact? ToContact(IReadOnlyList<string> row, int line)
    {
        var draft = new ContactDraft();
        var addresses = new SortedDictionary<(Place, int), PostalAddress>();
        for (var i = 0; i < table.Columns.Count && i < row.Count; i++)
        {
            var cell = Cell(row[i]);
            if (cell.Length > 0)
                AddCell(draft, addresses, table.Columns[i], cell, row, line);
        }
        foreach (var address in addresses.Values)
            draft.Add(address);
        return draft.Build(problems.File);
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

    private void AddCell(
        ContactDraft draft, SortedDictionary<(Place, int), PostalAddress> addresses, ColumnMeaning column, string cell, IReadOnlyList<string> row, int line)
    {
        switch (column.Kind)
        {
            case ColumnKind.Ignored:
                break;
            case ColumnKind.FirstName:
                draft.Add(WellKnownFields.FirstName, cell);
                break;
            case ColumnKind.MiddleName:
                draft.Add("Middle name", cell);
                break;
            case ColumnKind.LastName:
                draft.Add(WellKnownFields.LastName, cell);
                break;
            case ColumnKind.ContactName:
                draft.Add(WellKnownFields.ContactName, cell);
                break;
            case ColumnKind.CompanyName:
                draft.Add(WellKnownFields.CompanyName, cell);
                break;
            case ColumnKind.JobTitle:
                draft.Add(WellKnownFields.JobTitle, cell);
                break;
            case ColumnKind.Telephone:
                AddTelephones(draft, column, cell, row, line);
                break;
            case ColumnKind.Email:
                foreach (var email in cell.Split(Several))
                    draft.Add(WellKnownFields.Email, email, email.Contains('@', StringComparison.Ordinal) ? ContactFieldKind.Email : ContactFieldKind.Text);
                break;
            case ColumnKind.Street or ColumnKind.City or ColumnKind.Region or ColumnKind.PostalCode or ColumnKind.Country:
                AddAddressPart(addresses, column, cell, row);
                break;
            case ColumnKind.Notes:
                draft.Add(WellKnownFields.Notes, cell);
                break;
            case ColumnKind.WebPage:
                foreach (var page in cell.Split(Several))
                    draft.AddWebPage(column.Field, page);
                break;
            case ColumnKind.Picture:
                draft.Add(new PictureSpot(0, cell));
                break;
            case ColumnKind.Uid:
                draft.Uid = cell;
                break;
            default:
                draft.Add(column.Field, cell);
                break;
        }
    }

    private void AddTelephones(ContactDraft draft, ColumnMeaning column, string cell, IReadOnlyList<string> row, int line)
    {
        var field = column.Number > 0 && Label("Phone", column.Number, row) is { } label ? TelephoneLabel.FieldFor(label) : column.Field;
        foreach (var number in cell.Split(Several))
        {
            if (ScientificPattern().IsMatch(number.Trim()))
                problems.Add(line, "a number that a spreadsheet has shortened to powers of ten; set the column to text and export again");
            else
                draft.AddTelephone(field, Cell(number));
        }
    }

    private void AddAddressPart(SortedDictionary<(Place, int), PostalAddress> addresses, ColumnMeaning column, string cell, IReadOnlyList<string> row)
    {
        var key = (column.Place, column.Number);
        var address = addresses.GetValueOrDefault(key) ?? new PostalAddress
        {
            Place = column.Number > 0 && Label("Address", column.Number, row) is { } label ? Vocabulary.PlaceOf(Vocabulary.Words(label)) : column.Place,
        };
        addresses[key] = column.Kind switch
        {
            ColumnKind.Street => address with { Street = address.Street.Length == 0 ? cell : $"{address.Street}\n{cell}" },
            ColumnKind.City => address with { City = cell },
            ColumnKind.Region => address with { Region = cell },
            ColumnKind.PostalCode => address with { PostalCode = cell },
            _ => address with { Country = cell },
        };
    }

    private string? Label(string group, int number, IReadOnlyList<string> row) =>
        table.Labels.TryGetValue((group, number), out var index) && index < row.Count && row[index].Trim() is { Length: > 0 } label ? label : null;

    // 4.97112E+11: the digits are gone for good.
    [GeneratedRegex(@"^\d([.,]\d+)?E\+?\d{1,2}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ScientificPattern();
}
