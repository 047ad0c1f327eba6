using Engine.Connectors.LocalFiles.Files;

namespace Engine.Connectors.LocalFiles.Feed;

/// <summary>What a feed has to read, and what it may leave as it is.</summary>
internal sealed class FeedPlan
{
    private FeedPlan(FileScan scan) => Scan = scan;

    public FileScan Scan { get; }

    /// <summary>Whether everything is read, rather than what has changed.</summary>
    public bool IsFull { get; private init; }

    /// <summary>The files as they were known, by path.</summary>
    public IReadOnlyDictionary<string, FileState> Known { get; private init; } = new Dictionary<string, FileState>();

    /// <summary>Files that are no longer there.</summary>
    public IReadOnlyList<FileState> Gone { get; private init; } = [];

    /// <returns>Null when nothing has changed since.</returns>
    /// <exception cref="ConnectorException">It cannot be told what was taken out of the files: everything is to be read.</exception>
    public static FeedPlan? Since(string? since, FileScan scan, BookState? state)
    {
        var known = (state?.Files ?? []).ToDictionary(file => file.Stamp.Path, StringComparer.Ordinal);
        if (since is null)
            return new FeedPlan(scan) { IsFull = true, Known = known };
        if (since == BookState.TokenOf(scan))
            return null;
        if (state is null || state.Token != since)
            throw Expired();
        var plan = new FeedPlan(scan) { Known = known, Gone = [.. state.Files.ExceptBy(scan.Files.Select(file => file.Path), file => file.Stamp.Path)] };
        var stamps = scan.Files.ToHashSet();
        return state.Files.Any(file => file.Ids is null && !(file.IsRead && stamps.Contains(file.Stamp))) ? throw Expired() : plan;
    }

    /// <summary>The file as it was known, if it need not be read again.</summary>
    public FileState? Unchanged(FileStamp stamp) => !IsFull && Known.GetValueOrDefault(stamp.Path) is { IsRead: true } file && file.Stamp == stamp ? file : null;

    private static ConnectorException Expired() => new(ConnectorErrorKind.FeedTokenExpired, "The files have changed.");
}
