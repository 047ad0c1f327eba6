using Engine.Connectors.Database.Dialects;
using Engine.Connectors.Database.Queries;
using Engine.Connectors.Database.Rows;
using Engine.Connectors.Database.Settings;

namespace Engine.Connectors.Database.Tables;

/// <summary>Writes the queries for one table.</summary>
internal sealed class TableQueries
{
    private readonly Dialect _dialect;
    private readonly DatabaseKind _kind;
    private readonly List<(string Field, string Column)> _columns;
    private readonly string _from;
    private readonly string _id;

    /// <exception cref="ConnectorException">A column is not there.</exception>
    public TableQueries(Dialect dialect, DatabaseKind kind, Catalogue table, ColumnMap columns)
    {
        (_dialect, _kind) = (dialect, kind);
        _columns = [.. columns.Columns.Select(column => (column.Field, dialect.Quote(table.Column(column.Column))))];
        _from = $"FROM {dialect.Quote(table.Name.Schema)}.{dialect.Quote(table.Name.Table)}";
        _id = Of(Field.Id)[0];
    }

    public QuerySet Write()
    {
        var select = Select(_columns.Where(column => column.Field is not (Field.Picture or Field.NumberKey or Field.NameKey)));
        var page = $"ORDER BY {_id} {_dialect.Limit}";
        var changed = Of(Field.Changed).FirstOrDefault();
        return new()
        {
            ByNumber = Keys() is { Count: > 0 } keys
                ? Query($"{select} WHERE {string.Join(" OR ", keys.Select(key => $"{key} BETWEEN @reversed AND @reversedEnd"))} {page}", Purpose.ByNumber)
                : null,
            ByName = HasWords() is { Length: > 0 } hasWords ? Query($"{select} WHERE {hasWords} ORDER BY {NameOrder()} {_dialect.Limit}", Purpose.ByName) : null,
            Everything = Query($"{select} {page}", Purpose.Everything),
            After = Query($"{select} WHERE {_id} > @after {page}", Purpose.Everything),
            Changes = changed is null ? null : Query($"{select} WHERE {changed} > @since ORDER BY {changed}, {_id}", Purpose.Changes),
            LastChange = changed is null ? null : Query($"SELECT MAX({changed}) AS {_dialect.Quote(Field.Changed)} {_from}", Purpose.Changes),
            Ids = Query(Select(_columns.Where(column => column.Field is Field.Id or Field.Type)), Purpose.Removed),
            ById = Query($"{select} WHERE {_id} = @id", Purpose.ById),
            Picture = Of(Field.Picture).Count == 0 ? null : Query($"{Select(_columns.Where(column => column.Field is Field.Id or Field.Type or Field.Picture))} WHERE {_id} = @id", Purpose.ById),
            Count = Query($"SELECT COUNT(*) AS {_dialect.Quote(Field.Id)} {_from}", Purpose.OfTable),
        };
    }

    // A column of digits that is kept for it, or the digits of each number.
    private List<string> Keys() => Of(Field.NumberKey) is { Count: > 0 } kept ? [.. kept] : [.. Shown(ContactFieldKind.Telephone).Select(phone => _dialect.NumberKey(phone.Column))];

    // Likewise for names; empty where there are none.
    private string HasWords()
    {
        List<string> names =
            [.. Shown(ContactFieldKind.Text).Where(field => IsName(field.Field)).Select(field => field.Column), .. Shown(ContactFieldKind.Email).Select(field => field.Column)];
        var kept = Of(Field.NameKey).FirstOrDefault();
        return names.Count == 0 && kept is null ? "" : string.Join(" AND ", Enumerable.Range(1, QueryValues.Numbered).Select(i =>
            $"{(kept is null ? _dialect.HasWord(names, $"@begin{i}") : $"{kept} LIKE @begin{i}")} ESCAPE '{LikePattern.Sign}'"));
    }

    private string NameOrder() => string.Join(
        ", ", ((string[])[WellKnownFields.LastName, WellKnownFields.ContactName, WellKnownFields.FirstName, WellKnownFields.CompanyName]).SelectMany(Of).Append(_id));

    private static bool IsName(string field) =>
        field is WellKnownFields.FirstName or WellKnownFields.LastName or WellKnownFields.ContactName or WellKnownFields.CompanyName;

    private List<string> Of(string field) => [.. _columns.Where(column => column.Field == field).Select(column => column.Column)];

    private IEnumerable<(string Field, string Column)> Shown(ContactFieldKind kind) =>
        _columns.Where(column => Field.IsShown(column.Field) && WellKnownFields.KindOf(column.Field) == kind);

    private string Select(IEnumerable<(string Field, string Column)> columns) =>
        $"SELECT {string.Join(", ", columns.Select(column => $"{column.Column} AS {_dialect.Quote(column.Field)}"))} {_from}";

    private Query Query(string text, Purpose purpose) => Queries.Query.Of(text, _kind, purpose);
}
