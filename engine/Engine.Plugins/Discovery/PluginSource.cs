using System.Globalization;
using System.IO.Enumeration;

namespace Engine.Plugins.Discovery;

/// <summary>One plugin as it lies on disk at one moment: a sub-folder of a connectors folder, or a lone DLL in it.</summary>
internal sealed record PluginSource
{
    // Far above any connector, far below what a mistaken folder (a home, a disk) would have us copy.
    private const int MaxFiles = 5_000;
    private const long MaxBytes = 512L << 20;

    /// <summary>The folder or the DLL: what tells plugins apart.</summary>
    public required string Path { get; init; }

    /// <summary>The folder <see cref="Files"/> are relative to.</summary>
    public required string Root { get; init; }

    public IReadOnlyList<PluginFile> Files { get; init; } = [];

    /// <summary>Why the files cannot be read, or null when they can.</summary>
    public string? Unreadable { get; init; }

    /// <summary>File or folder name, the only part of the path that is anybody's business.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    public bool IsEmpty => Files.Count == 0 && Unreadable is null;

    /// <summary>Equal as long as no file was added, removed or written.</summary>
    public string Fingerprint => field ??= Unreadable ??
        string.Join('\n', Files.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.RelativePath}|{file.Length}|{file.Written.Ticks}")));

    public static PluginSource OfFolder(string path)
    {
        var source = new PluginSource { Path = path, Root = path };
        return Reading(source, () =>
        {
            var files = FilesOf(path).Take(MaxFiles + 1).OrderBy(file => file.RelativePath, StringComparer.Ordinal).ToList();
            return files.Count > MaxFiles || files.Sum(file => file.Length) > MaxBytes
                ? source with { Unreadable = $"The folder {source.Name} is too large for a connector (more than {MaxFiles} files or {MaxBytes >> 20} MB). Put only the connector's own files there." }
                : source with { Files = files };
        });
    }

    public static PluginSource OfDll(string path)
    {
        var root = System.IO.Path.GetDirectoryName(path)!; // A file always lies in a folder.
        var stem = System.IO.Path.GetFileNameWithoutExtension(path);
        var source = new PluginSource { Path = path, Root = root };
        return Reading(source, () => source with
        {
            Files = [FileAt(root, source.Name), .. new[] { $"{stem}.deps.json", $"{stem}.pdb" }
                .Where(name => File.Exists(System.IO.Path.Combine(root, name)))
                .Select(name => FileAt(root, name))],
        });
    }

    private static PluginSource Reading(PluginSource source, Func<PluginSource> read)
    {
        try
        {
            return read();
        }
        catch (DirectoryNotFoundException)
        {
            return source; // Removed while we looked: empty.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return source with { Unreadable = UnreadableText(source.Name) };
        }
    }

    public static string UnreadableText(string name) =>
        $"{name} cannot be read. Check that it is not a broken link and that the user the engine runs as may read it.";

    private static FileSystemEnumerable<PluginFile> FilesOf(string root) => new(
        root,
        (ref FileSystemEntry entry) => FileAt(root, System.IO.Path.GetRelativePath(root, entry.ToFullPath())),
        new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false, MaxRecursionDepth = 16 })
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && !IsIgnored(entry.FileName),

        // A linked folder may lead anywhere, even back here.
        ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsIgnored(entry.FileName) && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
    };

    // What desktops, editors and connectors that log beside themselves leave behind must not look like a new version.
    private static bool IsIgnored(ReadOnlySpan<char> name) =>
        name.StartsWith('.') || name.EndsWith(".log", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase);

    private static PluginFile FileAt(string root, string relativePath)
    {
        var info = new FileInfo(System.IO.Path.Combine(root, relativePath));
        var file = info.LinkTarget is null ? info : info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? info;
        return new(relativePath, file.Exists ? file.Length : 0, file.LastWriteTimeUtc);
    }
}
