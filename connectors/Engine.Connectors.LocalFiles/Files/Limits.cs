namespace Engine.Connectors.LocalFiles.Files;

/// <summary>
/// How much is read before a file counts as broken or hostile. What lies beyond is reported and left out, the rest is kept.
/// </summary>
internal static class Limits
{
    public const int Files = 10_000;
    public const int FolderDepth = 32;
    public const long FileBytes = 256L * 1024 * 1024;
    public const long BookBytes = 2L * 1024 * 1024 * 1024;
    public const int Contacts = 1_000_000;

    /// <summary>One property of a card, unfolded; a photo of a few megabytes fits.</summary>
    public const int LineBytes = 10 * 1024 * 1024;

    /// <summary>One row of a CSV file with all its lines; no table has longer ones.</summary>
    public const int CsvRowBytes = 2 * 1024 * 1024;

    public const int PropertiesPerCard = 2_000;
    public const int ValueChars = 32 * 1024;
    public const int ProblemsPerFile = 100;
}
