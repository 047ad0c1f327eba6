using System.Buffers;
using Engine.Connectors.Database.Queries;
using Engine.Connectors.Database.Rows;

namespace Engine.Connectors.Database.Settings;

/// <summary>What is wrong with settings, as far as it can be told without the database.</summary>
internal static class SettingsRules
{
    // They would begin another keyword of a connection string, or a port.
    private static readonly SearchValues<char> NotInServer = SearchValues.Create(";,'\"=\0");

    public static IEnumerable<ValidationResult> Mistakes(DatabaseSettings settings)
    {
        var isFile = settings.Kind == DatabaseKind.Sqlite;
        if (isFile && settings.Database.Length > 0 && !Path.IsPathFullyQualified(settings.Database))
            yield return At(nameof(settings.Database), "give the full path of the SQLite file.");
        if (!isFile && string.IsNullOrWhiteSpace(settings.Server))
            yield return At(nameof(settings.Server), "give the name or address of the server.");
        if (settings.Server.AsSpan().IndexOfAny(NotInServer) >= 0)
            yield return At(nameof(settings.Server), "a name or address alone; the port has a field of its own.");
        if (settings.Kind is DatabaseKind.PostgreSql or DatabaseKind.MySql && string.IsNullOrWhiteSpace(settings.User))
            yield return At(nameof(settings.User), "give the user to sign in with.");
        if (settings.CertificateFile.Length > 0 && !Path.IsPathFullyQualified(settings.CertificateFile))
            yield return At(nameof(settings.CertificateFile), "give the full path of a file.");
        if (settings.Address.Length > 0 && AddressTemplate.Mistake(settings.Address) is { } address)
            yield return At(nameof(settings.Address), address);
        foreach (var (field, mistake) in OfColumns(settings).Concat(OfQueries(settings)))
            yield return At(field, mistake);
    }

    private static IEnumerable<(string Field, string Mistake)> OfColumns(DatabaseSettings settings)
    {
        var columns = ColumnMap.Of(settings.Columns);
        if (columns.Mistake is not null)
            yield return (nameof(settings.Columns), columns.Mistake);
        else if (settings.Table.Length > 0 && columns.ColumnsOf(Field.Id).Count != 1)
            yield return (nameof(settings.Columns), "say which column tells the contacts apart, such as Id = id.");
        else if (settings.Table.Length > 0 && !columns.Columns.Any(column => WellKnownFields.Contains(column.Field)))
            yield return (nameof(settings.Columns), "name some columns to show, such as LastName = name; BusinessPhone = phone.");
    }

    private static IEnumerable<(string Field, string Mistake)> OfQueries(DatabaseSettings settings)
    {
        if (string.IsNullOrWhiteSpace(settings.Table))
        {
            // A book that finds by name alone is of use; one that finds nothing is not.
            if (string.IsNullOrWhiteSpace(settings.ByNumber))
                yield return (nameof(settings.ByNumber), "give a table above, or the query that finds by number.");
            if (string.IsNullOrWhiteSpace(settings.ByName))
                yield return (nameof(settings.ByName), "give a table above, or the query that finds by name.");
        }
        if (settings.FindCall.Length > 0 && settings.LogCall.Length == 0)
            yield return (nameof(settings.LogCall), "there is a query for a logged call, but no statement that logs one.");
        foreach (var purpose in Purpose.All)
        {
            if (purpose.TextIn(settings) is { Length: > 0 } sql && StatementCheck.Mistake(sql, settings.Kind, purpose) is { } mistake)
                yield return (purpose.Setting, mistake);
        }
    }

    private static ValidationResult At(string field, string mistake) => new($"{field}: {mistake}", [field]);
}
