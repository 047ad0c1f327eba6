using System.Data.Common;
using Engine.Connectors.Database.Tables;
using Microsoft.Data.Sqlite;

namespace Engine.Connectors.Database.Dialects;

/// <summary>Connections to one SQLite file, with the functions that the queries for a table need.</summary>
internal sealed class SqlitePool(string connectionString, bool isReadOnly) : DbDataSource
{
    public const string NumberKey = "engine_number_key";
    public const string Words = "engine_words";

    public override string ConnectionString => connectionString;

    protected override DbConnection CreateDbConnection()
    {
        var connection = new SqliteConnection(connectionString);
        connection.CreateFunction(NumberKey, (string? number) => number is null ? null : Tables.NumberKey.Of(number), isDeterministic: true);
        connection.CreateFunction(Words, (string? text) => text is null ? null : Folding.Words(text), isDeterministic: true);
        return connection;
    }

    // SQLite has nothing to wait for: its driver opens at once, whichever method is called.
    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var connection = CreateDbConnection();
        try
        {
            connection.Open();
            if (isReadOnly)
                Protect(connection);
            return ValueTask.FromResult(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // SQLite, "PRAGMA query_only": the file is opened for reading, and this holds for whatever is attached.
    private static void Protect(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA query_only = ON";
        command.ExecuteNonQuery();
    }
}
