using Microsoft.Data.Sqlite;

namespace Engine.Storage.Sqlite;

/// <summary>Turns what can go wrong on a user's disk into sentences; what is left is a defect of ours and stays as it is.</summary>
internal static class SqliteFault
{
    // SQLite, "Result and Error Codes": https://www.sqlite.org/rescode.html
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static T Translate<T>(string file, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e) when (Explain(file, e) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Whether the file itself is no good, rather than the disk or who uses it.</summary>
    public static bool IsDamage(SqliteException e) => e.SqliteErrorCode is Corrupt or NotADatabase;

    private static StorageException? Explain(string file, SqliteException e) => e.SqliteErrorCode switch
    {
        Corrupt => new DamagedDatabaseException(file, "its content contradicts itself", e),
        NotADatabase => new DamagedDatabaseException(file, "it is not a database", e),
        Full => new StorageException($"The disk is full: {file} could not be written. Make room and try again.", e),
        Busy or Locked => new StorageException($"Another program holds {file} locked. Close it and try again.", e),
        Permission or ReadOnly or CannotOpen => new StorageException($"The database {file} cannot be opened for writing. Check who owns it and its folder.", e),
        InputOutput => new StorageException($"The disk failed while {file} was in use. Check the disk, then start again.", e),
        _ => null,
    };
}
