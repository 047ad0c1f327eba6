using System.Reflection;

namespace Engine.Plugins.Loading;

/// <summary>The assemblies that come with .NET itself. What the engine brings of its own is not among them: connectors may not lean on that.</summary>
internal static class FrameworkAssemblies
{
    private static readonly Dictionary<string, string> Paths = Find();

    public static bool Contains(string? name) => Paths.ContainsKey(name ?? "");

    /// <summary>Whether the framework's copy is to be taken over one a connector brings: the newer one wins, as in any .NET program.</summary>
    public static bool Supersedes(string? name, string path) =>
        Paths.TryGetValue(name ?? "", out var ours) && AssemblyName.GetAssemblyName(ours).Version >= AssemblyName.GetAssemblyName(path).Version;

    private static Dictionary<string, string> Find()
    {
        var all = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .ToLookup(path => Path.GetDirectoryName(path) == Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

        // Published self-contained, the framework lies among the engine's own files.
        var paths = all[false].Any() ? all[false] : all[true];
        return paths.DistinctBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);
    }
}
