using Engine.Connectors.Database.Queries;
using Engine.Connectors.Database.Rows;
using Engine.Connectors.Database.Running;

namespace Engine.Connectors.Database.Tables;

/// <summary>A table as the database itself knows it: nothing but its own names gets into the queries written for it.</summary>
internal sealed record Catalogue
{
    private const int MostColumns = 5000;
    private const int ColumnsShown = 30;

    /// <summary>Schema and name of the table.</summary>
    public required (string Schema, string Table) Name { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    /// <exception cref="ConnectorException">There is no such table.</exception>
    public static async Task<Catalogue> ReadAsync(Session session, string name, Settings.DatabaseKind kind, CancellationToken cancellationToken)
    {
        var (schema, table) = Split(name);
        var query = Query.Of(session.Dialect.Catalogue, kind, Purpose.OfTable);
        var rows = await session.ReadAsync(query, new QueryValues { ["schema"] = schema, ["table"] = table }, MostColumns, cancellationToken).ConfigureAwait(false);
        var found = rows.GroupBy(row => (Schema: RowText.Of(row.Values[0] ?? ""), Table: RowText.Of(row.Values[1] ?? ""))).ToList();
        // The one written just so, else the first: that of the schema in which the user is.
        var chosen = found.FirstOrDefault(candidate => candidate.Key.Table == table && (schema is null || candidate.Key.Schema == schema)) ?? found.FirstOrDefault()
            ?? throw new ConnectorException(
                ConnectorErrorKind.Misconfigured, $"Table: {session.Dialect.Name} knows no table or view {name} that the user of the settings may see.");
        return new Catalogue { Name = chosen.Key, Columns = [.. chosen.Select(row => RowText.Of(row.Values[2] ?? ""))] };
    }

    /// <exception cref="ConnectorException">There is no such column.</exception>
    public string Column(string name) =>
        Columns.FirstOrDefault(column => column == name) ?? Columns.FirstOrDefault(column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ConnectorException(
            ConnectorErrorKind.Misconfigured,
            $"Columns: the table {Name.Table} has no column {name}. It has {string.Join(", ", Columns.Take(ColumnsShown))}{(Columns.Count > ColumnsShown ? " and more" : "")}.");

    private static (string? Schema, string Table) Split(string name)
    {
        var parts = name.Split('.').Select(part => part.Trim().Trim('"', '`', '[', ']')).ToList();
        return parts switch
        {
            [{ Length: > 0 } table] => (null, table),
            [{ Length: > 0 } schema, { Length: > 0 } table] => (schema, table),
            _ => throw new ConnectorException(ConnectorErrorKind.Misconfigured, "Table: write it like customers or crm.customers."),
        };
    }
}
