using Engine.Sdk.VCards;


namespace Engine.Connectors.LocalFiles.Csv;

/// <summary>The columns that make one postal address.</summary>
internal sealed class AddressColumns
{
    private readonly Table _table;
    private readonly Place _place;
    private readonly int _number;
    private readonly (ColumnKind Kind, int Index)[] _columns;

    private AddressColumns(Table table, Place place, int number, (ColumnKind, int)[] columns)
    {
        _table = table;
        _place = place;
        _number = number;
        _columns = columns;
    }

    public static AddressColumns[] Of(Table table) =>
    [
        .. table.Columns.Select((column, index) => (Column: column, Index: index))
            .Where(each => each.Column.Kind is ColumnKind.Street or ColumnKind.City or ColumnKind.Region or ColumnKind.PostalCode or ColumnKind.Country)
            .GroupBy(each => (each.Column.Place, each.Column.Number))
            .OrderBy(group => group.Key)
            .Select(group => new AddressColumns(table, group.Key.Place, group.Key.Number, [.. group.Select(each => (each.Column.Kind, each.Index))])),
    ];

    /// <returns>Null when the row has none.</returns>
    public PostalAddress? Read(ReadOnlySpan<string> row, Func<string, string> clean)
    {
        string street = "", city = "", region = "", postalCode = "", country = "";
        foreach (var (kind, index) in _columns)
        {
            if (index >= row.Length || clean(row[index]) is not { Length: > 0 } cell)
                continue;
            _ = kind switch
            {
                ColumnKind.Street => street = street.Length == 0 ? cell : $"{street}\n{cell}",
                ColumnKind.City => city = cell,
                ColumnKind.Region => region = cell,
                ColumnKind.PostalCode => postalCode = cell,
                _ => country = cell,
            };
        }
        if (street.Length + city.Length + region.Length + postalCode.Length + country.Length == 0)
            return null;
        var place = _number > 0 && _table.Label("Address", _number, row) is { } label ? ContactLabel.PlaceOf(ContactLabel.Words(label)) : _place;
        return new PostalAddress { Place = place, Street = street, City = city, Region = region, PostalCode = postalCode, Country = country };
    }
}
