namespace Engine.Connectors.Database.Queries;

/// <summary>Texts in the patterns of LIKE.</summary>
internal static class LikePattern
{
    /// <summary>The sign that escapes: no database has it by default, so it has to be named; a backslash would be read in several ways.</summary>
    public const char Sign = '!';

    /// <summary>A text that stands for itself. SQL Server reads brackets, too.</summary>
    public static string Escape(string text) => text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal)
        .Replace("_", "!_", StringComparison.Ordinal).Replace("[", "![", StringComparison.Ordinal);
}
