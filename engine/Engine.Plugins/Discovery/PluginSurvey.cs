namespace Engine.Plugins.Discovery;

/// <summary>Everything that lies in the connectors folders at one moment, in the order that decides between two of one id.</summary>
internal static class PluginSurvey
{
    public static IReadOnlyList<PluginSource> Take(IEnumerable<string> folders) =>
        [.. folders.SelectMany(SourcesIn).DistinctBy(source => source.Path).Where(source => !source.IsEmpty)];

    private static IEnumerable<PluginSource> SourcesIn(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false })
                .Where(entry => !entry.Name.StartsWith('.'))
                .OrderBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(entry => entry.Name, StringComparer.Ordinal)
                .Select(SourceAt)
                .OfType<PluginSource>()];
        }
        catch (DirectoryNotFoundException)
        {
            return []; // Not there yet, or no longer.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new() { Path = folder, Root = folder, Unreadable = PluginSource.UnreadableText(Path.GetFileName(folder)) }];
        }
    }

    private static PluginSource? SourceAt(FileSystemInfo entry) =>
        Directory.Exists(entry.FullName) ? PluginSource.OfFolder(entry.FullName)
        : entry.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? PluginSource.OfDll(entry.FullName)
        : null;
}
