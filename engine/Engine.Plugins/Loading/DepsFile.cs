using System.Text.Json;

namespace Engine.Plugins.Loading;

/// <summary>The list of libraries the compiler leaves beside an assembly (<c>*.deps.json</c>).</summary>
internal static class DepsFile
{
    private const long MaxBytes = 8 << 20;

    /// <summary>What the list promises and the folder does not hold, or why the list cannot be read; null when all is there.</summary>
    public static string? Problem(string assemblyPath)
    {
        var path = Path.ChangeExtension(assemblyPath, ".deps.json");
        if (!File.Exists(path)) return null;
        if (new FileInfo(path).Length > MaxBytes) return Unreadable(assemblyPath);
        try
        {
            using var stream = File.OpenRead(path);
            using var json = JsonDocument.Parse(stream);
            var missing = RuntimeFiles(json.RootElement).FirstOrDefault(asset => !IsThere(Path.GetDirectoryName(path)!, asset)); // A file lies in a folder.
            return missing is null ? null : FailureText.Missing(Path.GetFileName(assemblyPath), Path.GetFileName(missing));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Unreadable(assemblyPath);
        }
    }

    public static string Unreadable(string assemblyPath) =>
        $"{Path.GetFileName(Path.ChangeExtension(assemblyPath, ".deps.json"))} cannot be read as a list of libraries. Build the connector again and copy its whole output.";

    private static IEnumerable<string> RuntimeFiles(JsonElement root) => !root.TryGetProperty("targets", out var targets) ? [] :
        from target in targets.EnumerateObject()
        from library in target.Value.EnumerateObject()
        where library.Value.TryGetProperty("runtime", out _)
        from asset in library.Value.GetProperty("runtime").EnumerateObject()
        let name = Path.GetFileNameWithoutExtension(asset.Name)
        where name != "_._" && !SharedAssemblies.TryGet(name, out _) && !FrameworkAssemblies.Contains(name)
        select asset.Name;

    // Assets of packages are listed by their place in the package, but copied flat.
    private static bool IsThere(string folder, string asset) =>
        File.Exists(Path.Combine(folder, Path.GetFileName(asset))) || File.Exists(Path.Combine(folder, asset));
}
