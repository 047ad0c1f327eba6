namespace Engine.Connectors.LocalFiles.Files;

/// <summary>Brings what is known of a book's files up to date: reads those that have changed.</summary>
internal sealed class BookReading(AddressBookId book, BookState? previous, bool isKeeping, CancellationToken cancellationToken)
{
    private const int PortionSize = 1000;

    private readonly List<FileState> _news = [];
    private int _count;
    private int _kept;

    /// <summary>Files that are not as they were.</summary>
    public IReadOnlyList<FileState> News => _news;

    public List<FileState> Read(FileScan scan, HashSet<string> touched)
    {
        var known = (previous?.Files ?? []).ToDictionary(file => file.Stamp.Path, StringComparer.Ordinal);
        var files = new List<FileState>(scan.Files.Count);
        foreach (var stamp in scan.Files)
        {
            var old = known.GetValueOrDefault(stamp.Path);
            var isOld = old is { IsRead: true } && old.Stamp == stamp && !touched.Contains(stamp.Path) && (!isKeeping || old.Contacts is not null);
            var file = isOld ? old! : Reread(stamp, old, scan.IsAlone, touched); // isOld says that there is one
            files.Add(isKeeping ? file : file with { Contacts = null });
            _count += file.Count;
            _kept += file.Contacts?.Count ?? 0;
        }
        return files;
    }

    private FileState Reread(FileStamp stamp, FileState? old, bool isAlone, HashSet<string> touched)
    {
        var file = Read(stamp, isAlone);
        if (!file.IsRead && old is { IsRead: false })
            return old; // still locked: nothing new to tell
        if (old is null || old.Stamp != stamp || old.IsRead != file.IsRead || touched.Contains(stamp.Path))
            _news.Add(file);
        // A file that somebody is just writing keeps its contacts until it can be read again.
        return file.IsRead || old is null ? file : old with { IsRead = false, Problems = file.Problems };
    }

    private FileState Read(FileStamp stamp, bool isAlone)
    {
        using var pass = new FilePass(stamp, book, isAlone, Limits.Contacts - _count, cancellationToken);
        var kept = new List<Contact>();
        var portion = new List<Contact>(PortionSize);
        bool isMore;
        do
        {
            isMore = pass.Read(portion, PortionSize);
            if (isKeeping)
                kept.AddRange(portion.Take(Limits.LiveContacts - _kept - kept.Count));
            portion.Clear();
        }
        while (isMore);
        return isKeeping ? pass.State with { Contacts = kept } : pass.State;
    }
}
