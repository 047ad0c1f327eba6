namespace Engine.Connectors.LocalFiles.Files;

/// <summary>
/// How much is read before a file counts as broken or hostile. What lies beyond is reported and left out, the rest is kept.
/// </summary>
internal static class Limits
{
    public const int Files = 50_000;
    public const int FolderDepth = 32;
    public const long FileBytes = 8L * 1024 * 1024 * 1024;
    public const long BookBytes = 4 * FileBytes;
    public const int Contacts = 2_000_000;

    /// <summary>Contacts held in memory for live searches; a larger book needs the engine's copy to be searched whole.</summary>
    public const int LiveContacts = 200_000;

    /// <summary>Ids remembered of one file, and of a book, to tell what was taken out of a file that has changed.</summary>
    public const int RememberedIdsPerFile = 5_000;
    public const int RememberedIds = 100_000;

    /// <summary>One row of a CSV file with all its lines; no table has longer ones.</summary>
    public const int CsvRowBytes = 2 * 1024 * 1024;

    public const int ProblemsPerFile = 100;
}
