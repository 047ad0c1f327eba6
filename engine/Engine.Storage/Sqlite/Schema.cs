using System.Globalization;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Engine.Storage.Sqlite;

/// <summary>The migrations, in order; a database's version is how many of them it has seen.</summary>
internal sealed class Schema(IReadOnlyList<string> migrations)
{
    private static readonly Assembly Here = typeof(Schema).Assembly;

    /// <summary>The numbered scripts beside this file.</summary>
    public static Schema Current { get; } = new([.. Here.GetManifestResourceNames().Where(IsMigration).Order(StringComparer.Ordinal).Select(Read)]);

    public static string EngineVersion { get; } =
        (Here.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];

    public int Version => migrations.Count;

    /// <exception cref="NewerDatabaseException">The database is beyond this schema; nothing was changed.</exception>
    public void RefuseNewer(SqliteConnection database)
    {
        var found = VersionOf(database);
        if (found > Version)
        {
            throw new NewerDatabaseException(database.DataSource, WriterOf(database), found, EngineVersion, Version);
        }
    }

    /// <summary>Brings the database up to this schema: all the way, or not at all.</summary>
    public void Apply(SqliteConnection database, TimeProvider time)
    {
        var found = VersionOf(database);
        if (found >= Version)
        {
            return;
        }

        // A migration may rebuild a table that others refer to, so references are checked once, at the end. The switch has no effect inside
        // a transaction.
        database.Execute("PRAGMA foreign_keys = OFF");
        using (var transaction = database.BeginTransaction(deferred: false))
        {
            Migrate(database, transaction, found, time);
            transaction.Commit();
        }

        database.Execute("PRAGMA foreign_keys = ON");
    }

    private void Migrate(SqliteConnection database, SqliteTransaction transaction, int found, TimeProvider time)
    {
        for (var version = found + 1; version <= Version; version++)
        {
            database.Execute(migrations[version - 1], transaction: transaction);
            database.Execute(
                "INSERT INTO schema_history (version, engine, applied_at) VALUES (@version, @EngineVersion, @now)",
                new { version, EngineVersion, now = time.GetUtcNow().UtcTicks },
                transaction);
        }

        if (database.Query("PRAGMA foreign_key_check", transaction: transaction).Any())
        {
            throw new DamagedDatabaseException(database.DataSource, $"rows refer to others that are gone, after migrating from schema {found}");
        }

        database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"), transaction: transaction);
    }

    private static int VersionOf(SqliteConnection database) => database.ExecuteScalar<int>("PRAGMA user_version");

    private static string WriterOf(SqliteConnection database)
    {
        try
        {
            return "engine " + (database.ExecuteScalar<string?>("SELECT engine FROM schema_history ORDER BY version DESC LIMIT 1") ?? "of a later version");
        }
        catch (SqliteException)
        {
            return "a later engine";
        }
    }

    private static bool IsMigration(string resource) => resource.EndsWith(".sql", StringComparison.Ordinal);

    private static string Read(string resource)
    {
        using var stream = Here.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"No resource {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
