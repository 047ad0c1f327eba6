namespace Engine.Connectors.LocalFiles.Files;

/// <summary>Tells when files may have changed, once they have come to rest.</summary>
internal sealed class FolderWatch : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly FileSystemWatcher _watcher;
    private readonly ITimer _timer;
    private readonly TimeProvider _time;
    private HashSet<string> _touched = new(StringComparer.Ordinal);
    private long _firstEvent;
    private bool _isPending;

    private FolderWatch(FileSystemWatcher watcher, TimeProvider time, Action changed)
    {
        _watcher = watcher;
        _time = time;
        _timer = time.CreateTimer(
            _ =>
            {
                lock (_gate)
                    _isPending = false;
                changed();
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        watcher.Created += (_, e) => Notice(e.FullPath);
        watcher.Changed += (_, e) => Notice(e.FullPath);
        watcher.Deleted += (_, e) => Notice(e.FullPath);
        watcher.Renamed += (_, e) => Notice(e.FullPath);
        watcher.Error += (_, _) =>
        {
            IsBroken = true;
            Notice("");
        };
    }

    /// <summary>Whether events may have been lost: the watch is to be replaced.</summary>
    public bool IsBroken { get; private set; }

    /// <returns>Null where the system cannot watch: then looks at the files while searching must do.</returns>
    public static FolderWatch? Start(string path, TimeProvider time, Action changed)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            var isFolder = Directory.Exists(path);
            watcher = new FileSystemWatcher(isFolder ? path : Path.GetDirectoryName(path) ?? path)
            {
                IncludeSubdirectories = isFolder,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            if (!isFolder)
                watcher.Filter = Path.GetFileName(path);
            var watch = new FolderWatch(watcher, time, changed);
            watcher.EnableRaisingEvents = true;
            return watch;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or PlatformNotSupportedException)
        {
            watcher?.Dispose();
            return null;
        }
    }

    /// <summary>The paths noticed since the last call.</summary>
    public HashSet<string> TakeTouched()
    {
        lock (_gate)
        {
            var touched = _touched;
            _touched = new(StringComparer.Ordinal);
            return touched;
        }
    }

    public void Dispose()
    {
        _watcher.Dispose();
        _timer.Dispose();
    }

    private void Notice(string path)
    {
        lock (_gate)
        {
            if (_touched.Count < Limits.Files)
                _touched.Add(path);
            if (!_isPending)
            {
                _isPending = true;
                _firstEvent = _time.GetTimestamp();
            }
            // A file that is written to all the time must not put reading off for ever.
            var left = LongestWait - _time.GetElapsedTime(_firstEvent);
            _timer.Change(left < TimeSpan.Zero ? TimeSpan.Zero : left < Rest ? left : Rest, Timeout.InfiniteTimeSpan);
        }
    }
}
