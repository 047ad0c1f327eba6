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
        var names = Shown(ContactFieldKind.Text).Where(field => Named(field.Field)).Select(field => field.Column).Concat(Shown(ContactFieldKind.Email).Select(field => field.Column)).ToList();
        var order = string.Join(", ", ((string[])[WellKnownFields.LastName, WellKnownFields.ContactName, WellKnownFields.FirstName, WellKnownFields.CompanyName]).SelectMany(Of).Append(_id));
        var page = $"ORDER BY {_id} {_dialect.Limit}";
        var changed = Of(Field.Changed).FirstOrDefault();
        return new()
        {
            ByNumber = Keys() is { Count: > 0 } keys
                ? Query($"{select} WHERE {string.Join(" OR ", keys.Select(key => $"{key} BETWEEN @reversed AND @reversedEnd"))} {page}", Purpose.ByNumber)
                : null,
            ByName = names.Count > 0 || Of(Field.NameKey).Count > 0
                ? Query($"{select} WHERE {string.Join(" AND ", Begins.Select(begin => $"{HasWord(names, begin)} ESCAPE '{LikePattern.Sign}'"))} ORDER BY {order} {_dialect.Limit}", Purpose.ByName)
                : null,
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

    private static IEnumerable<string> Begins => Enumerable.Range(1, QueryValues.Numbered).Select(i => $"@begin{i}");

    // A column of digits that is kept for it, or the digits of each number.
    private List<string> Keys() => Of(Field.NumberKey) is { Count: > 0 } kept ? [.. kept] : [.. Shown(ContactFieldKind.Telephone).Select(phone => _dialect.NumberKey(phone.Column))];

    private string HasWord(List<string> names, string begin) => Of(Field.NameKey) is [var kept] ? $"{kept} LIKE {begin}" : _dialect.HasWord(names, begin);

    private static bool Named(string field) => field is WellKnownFields.FirstName or WellKnownFields.LastName or WellKnownFields.ContactName or WellKnownFields.CompanyName;

    private List<string> Of(string field) => [.. _columns.Where(column => column.Field == field).Select(column => column.Column)];

    private IEnumerable<(string Field, string Column)> Shown(ContactFieldKind kind) => _columns.Where(column => Field.IsShown(column.Field) && WellKnownFields.KindOf(column.Field) == kind);

    private string Select(IEnumerable<(string Field, string Column)> columns) => $"SELECT {string.Join(", ", columns.Select(column => $"{column.Column} AS {_dialect.Quote(column.Field)}"))} {_from}";

    private Query Query(string text, Purpose purpose) => Queries.Query.Of(text, _kind, purpose);
}
