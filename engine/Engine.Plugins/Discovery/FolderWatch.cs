using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Engine.Plugins.Discovery;

/// <summary>
/// Says when it is worth looking at the folders again: at once where the system reports changes, and at every interval in any case, since
/// network drives and full watch tables report nothing.
/// </summary>
internal sealed partial class FolderWatch : IDisposable
{
    private readonly Dictionary<string, IDisposable?> _watchers;
    private readonly HashSet<string> _unwatched = [];
    private readonly Func<string, Action, IDisposable> _watch;
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ITimer _timer;
    private readonly ILogger _log;

    public FolderWatch(IEnumerable<string> folders, TimeSpan interval, TimeProvider time, ILogger log, Func<string, Action, IDisposable> watch)
    {
        _watchers = folders.ToDictionary(folder => folder, _ => (IDisposable?)null);
        _watch = watch;
        _log = log;
        _timer = time.CreateTimer(_ => Wake(), null, interval, interval);
    }

    /// <summary>One element for each time it is worth looking; several changes before it is taken are one.</summary>
    public IAsyncEnumerable<bool> WakesAsync(CancellationToken cancellationToken) => _wakes.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Begins to watch folders that have come to exist, and lets go of those that are gone.</summary>
    public void Refresh()
    {
        foreach (var (folder, watcher) in _watchers)
        {
            var exists = Directory.Exists(folder);
            if (exists == watcher is not null) continue;
            watcher?.Dispose();
            _watchers[folder] = exists ? TryWatch(folder) : null;
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        foreach (var watcher in _watchers.Values) watcher?.Dispose();
        _wakes.Writer.TryComplete();
    }

    /// <summary>Watches through the operating system.</summary>
    public static IDisposable WatchFiles(string folder, Action changed)
    {
        var watcher = new FileSystemWatcher(folder)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Created += (_, _) => changed();
        watcher.Changed += (_, _) => changed();
        watcher.Deleted += (_, _) => changed();
        watcher.Renamed += (_, _) => changed();
        watcher.Error += (_, _) => changed();
        try
        {
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch
        {
            watcher.Dispose();
            throw;
        }
    }

    private IDisposable? TryWatch(string folder)
    {
        try
        {
            return _watch(folder, Wake);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or PlatformNotSupportedException)
        {
            // Tried again at each rescan; the one line is enough for as long as the reason stays.
            if (_unwatched.Add(folder)) LogNotWatched(e);
            return null;
        }
    }

    private void Wake() => _wakes.Writer.TryWrite(true);

    [LoggerMessage(Level = LogLevel.Information, Message = "The system does not report changes in a connectors folder; it is looked at regularly instead")]
    private partial void LogNotWatched(Exception reason);
}
