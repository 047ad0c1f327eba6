namespace Engine.Connectors.LocalFiles.Files;

/// <summary>Which files a book has at the moment, in an order that never changes.</summary>
internal sealed class FileScan
{
    private static readonly HashSet<string> Extensions = new([".vcf", ".vcard", ".csv", ".tsv"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Tables = new([".csv", ".tsv"], StringComparer.OrdinalIgnoreCase);

    private readonly List<FileStamp> _files = [];
    private readonly string _root;

    private FileScan(string root) => _root = root;

    public IReadOnlyList<FileStamp> Files => _files;

    public ProblemList Problems { get; } = new("");

    /// <summary>Whether the book is one file rather than a folder.</summary>
    public bool IsAlone { get; private init; }

    /// <summary>Whether there are files of a kind that holds pictures.</summary>
    public bool MayHavePictures => _files.Exists(file => !Tables.Contains(Path.GetExtension(file.Path)));

    /// <returns>Null when there is neither a file nor a folder.</returns>
    public static FileScan? Of(string path, CancellationToken cancellationToken)
    {
        var scan = new FileScan(path) { IsAlone = !Directory.Exists(path) };
        if (!scan.IsAlone)
        {
            scan.AddFolder(path, 0, cancellationToken);
            scan._files.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
            scan.LeaveOutWhatIsTooMuch();
            return scan;
        }
        var file = new FileInfo(path);
        if (!file.Exists)
            return null;
        scan._files.Add(new(path, file.Name, file.Length, file.LastWriteTimeUtc));
        return scan;
    }

    private void AddFolder(string folder, int depth, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var folders = new List<string>();
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = false }))
            {
                if (IsHidden(entry))
                    continue;
                // A linked folder may lead back here, so links to folders are not followed.
                if (entry is DirectoryInfo && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                    folders.Add(entry.FullName);
                else if (entry is FileInfo file && Extensions.Contains(file.Extension) && !AddFile(file))
                    return;
            }
            folders.Sort(StringComparer.Ordinal);
            if (depth < Limits.FolderDepth)
                folders.ForEach(below => AddFolder(below, depth + 1, cancellationToken));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problems.Add(0, $"the folder {Path.GetRelativePath(_root, folder)} cannot be read ({Reason(e)})");
        }
    }

    private void LeaveOutWhatIsTooMuch()
    {
        var bytes = 0L;
        var fitting = _files.TakeWhile(file => (bytes += file.Bytes) <= Limits.BookBytes).Count();
        if (fitting == _files.Count)
            return;
        Problems.Add(0, $"the files have more than {Limits.BookBytes / (1024 * 1024)} MB together: {_files[fitting].Name} and those after it are not read");
        _files.RemoveRange(fitting, _files.Count - fitting);
    }

    // False when there are enough.
    private bool AddFile(FileInfo file)
    {
        if (_files.Count >= Limits.Files)
        {
            if (Problems.Count == 0)
                Problems.Add(0, $"more than {Limits.Files} files: the rest is not read");
            return false;
        }
        try
        {
            var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
            if (target is { Exists: true })
                _files.Add(new(file.FullName, Path.GetRelativePath(_root, file.FullName), target.Length, target.LastWriteTimeUtc));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Problems.Add(0, $"{Path.GetRelativePath(_root, file.FullName)} cannot be read ({Reason(e)})");
        }
        return true;
    }

    // "~$" is how Excel marks its lock files.
    private static bool IsHidden(FileSystemInfo entry) => entry.Name.StartsWith('.') || entry.Name.StartsWith("~$", StringComparison.Ordinal) ||
        entry.Attributes.HasFlag(FileAttributes.Hidden) || entry.Attributes.HasFlag(FileAttributes.System);

    public static string Reason(Exception e) => e switch
    {
        UnauthorizedAccessException => "no permission",
        FileNotFoundException or DirectoryNotFoundException => "it is gone",
        _ => "it is in use or damaged",
    };
}
