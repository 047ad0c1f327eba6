using System.Text.RegularExpressions;

namespace Engine.Connectors.Database.Tests;

/// <summary>The SQL in the connector's README: what administrators copy has to work.</summary>
internal static partial class Readme
{
    /// <summary>The statements under "Indexes" for one database.</summary>
    public static IReadOnlyList<string> Statements(string database)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Engine.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository was not found.");
        var text = File.ReadAllText(Path.Combine(folder, "connectors/Engine.Connectors.Database/README.md")).ReplaceLineEndings("\n");
        var block = SqlBlock().Matches(text).First(found => found.Value.StartsWith($"**{database}", StringComparison.Ordinal) || found.Value.Replace("**", "", StringComparison.Ordinal).StartsWith(database, StringComparison.Ordinal));
        return [.. block.Groups["sql"].Value.Split(";\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }

    [GeneratedRegex(@"^\*\*(?<title>[^*\n]+)\*\*[^\n]*\n```sql\n(?<sql>.*?)```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex SqlBlock();
}
