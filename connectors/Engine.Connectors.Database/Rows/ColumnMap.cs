namespace Engine.Connectors.Database.Rows;

/// <summary>Which column holds what, as the settings say: <c>Id = id; LastName = name</c>.</summary>
internal sealed record ColumnMap
{
    private const int MaxFieldName = 100;

    public IReadOnlyList<(string Field, string Column)> Columns { get; private init; } = [];

    /// <summary>What is wrong with the text; null when nothing is.</summary>
    public string? Mistake { get; private init; }

    public static ColumnMap Of(string text)
    {
        var columns = new List<(string Field, string Column)>();
        foreach (var line in text.Split(['\n', '\r', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 and <= MaxFieldName } field, { Length: > 0 } column])
                return new() { Mistake = $"\"{line}\" is not of the form LastName = name." };
            columns.Add((Field.Known(field), column));
        }
        var once = columns.GroupBy(column => column.Field).FirstOrDefault(same => same.Key is Field.Id or Field.Type or Field.Changed or Field.Picture or Field.NameKey && same.Count() > 1);
        return new() { Columns = columns, Mistake = once is null ? null : $"{once.Key} is given twice." };
    }

    public IReadOnlyList<string> ColumnsOf(string field) => [.. Columns.Where(column => column.Field == field).Select(column => column.Column)];

    public IEnumerable<string> ColumnsOf(ContactFieldKind kind) =>
        Columns.Where(column => Field.IsShown(column.Field) && WellKnownFields.KindOf(column.Field) == kind).Select(column => column.Column);

    /// <summary>The field that a column of an answer is: as mapped, else by its own name.</summary>
    public string FieldOf(string column)
    {
        var mapped = Columns.FirstOrDefault(one => string.Equals(one.Column, column, StringComparison.OrdinalIgnoreCase)).Field;
        return mapped ?? Field.Known(column);
    }
}
