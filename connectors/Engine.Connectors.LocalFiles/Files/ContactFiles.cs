using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Connectors.LocalFiles.Files;

/// <summary>
/// The files of one book, always as they are now: read at the first call, then whenever they change, one reading at a time. Whoever searches
/// gets the latest complete snapshot and never waits for a later one.
/// </summary>
internal sealed partial class ContactFiles : IAsyncDisposable
{
    // A change that no event announced (network drives, lost events) is found by looking, at most this often.
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(3);

    private const int ProblemsLogged = 50;

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly AddressBookId _book;
    private Task<Snapshot>? _running;
    private Task<Snapshot>? _next;
    private volatile Snapshot? _current;
    private volatile bool _isMissing;
    private FolderWatch? _watch; // touched by one reading at a time, and by disposal after the last one
    private long _lastLook;

    public ContactFiles(string path, ILogger log, TimeProvider time, AddressBookId book)
    {
        Path = path;
        _log = log;
        _time = time;
        _book = book;
    }

    /// <summary>The file or folder, as a full path.</summary>
    public string Path { get; }

    /// <summary>The folder that links in cards may not leave.</summary>
    public string Root => Directory.Exists(Path) ? Path : System.IO.Path.GetDirectoryName(Path) ?? Path;

    /// <summary>What searches look into: at once when it was read before.</summary>
    /// <exception cref="ConnectorException">There is nothing at the path.</exception>
    public async ValueTask<Snapshot> GetAsync(CancellationToken cancellationToken)
    {
        if (_current is not { } current || _isMissing)
            return await JoinReading().WaitAsync(cancellationToken).ConfigureAwait(false);
        if (_time.GetElapsedTime(Volatile.Read(ref _lastLook)) >= LookInterval)
        {
            Volatile.Write(ref _lastLook, _time.GetTimestamp());
            _ = ReadInBackgroundAsync();
        }
        return current;
    }

    /// <summary>What is on disk at this moment or later.</summary>
    /// <exception cref="ConnectorException">There is nothing at the path.</exception>
    public Task<Snapshot> RefreshAsync(CancellationToken cancellationToken) => StartReading().WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        Task? last;
        lock (_gate)
            last = _next ?? _running;
        if (last is not null)
            await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _watch?.Dispose();
    }

    // Its task is the one reading there is: disposal waits for that, and a failure shows at the next search.
    private async Task ReadInBackgroundAsync()
    {
        try
        {
            await StartReading().ConfigureAwait(false);
        }
        catch (Exception e) when (e is ConnectorException or OperationCanceledException)
        {
            LogNotRead(_log, _book, e.Message);
        }
    }

    private Task<Snapshot> JoinReading()
    {
        lock (_gate)
            return _running ?? StartReading();
    }

    // One that is under way may have missed what the caller wants to see; one that waits has not.
    private Task<Snapshot> StartReading()
    {
        lock (_gate)
        {
            if (_running is null)
                return _running = ReadAsync(Task.CompletedTask);
            return _next ??= ReadAsync(_running);
        }
    }

    private async Task<Snapshot> ReadAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        try
        {
            return Read(_closing.Token);
        }
        finally
        {
            lock (_gate)
            {
                _running = _next;
                _next = null;
            }
        }
    }

    private Snapshot Read(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Volatile.Write(ref _lastLook, _time.GetTimestamp());
        var touched = StartWatch(out var isNew);
        var previous = _current;
        if (FileScan.Of(Path, cancellationToken) is not { } scan)
            throw Missing(previous is not null);

        var files = LoadFiles(scan, previous, touched, out var news, cancellationToken);
        _isMissing = false;
        if (previous is not null && news.Count == 0 && files.Count == previous.Files.Count && scan.Problems.Count == previous.Folder.Count)
            return previous;
        if (!isNew && touched.Count == 0)
            StopWatch(); // it slept through this change, as after a folder was replaced; the next look starts another one
        var snapshot = Snapshot.Of(files, scan.Problems, _book);
        _current = snapshot;
        LogLoaded(_log, _book, snapshot.Files.Count, snapshot.Contacts.Count, snapshot.ProblemCount);
        foreach (var problem in scan.Problems.First.Concat(news.SelectMany(file => file.Problems.First)).Take(ProblemsLogged))
            LogProblem(_log, _book, problem.File, problem.Line, problem.Reason);
        return snapshot;
    }

    private static List<LoadedFile> LoadFiles(
        FileScan scan, Snapshot? previous, HashSet<string> touched, out List<LoadedFile> news, CancellationToken cancellationToken)
    {
        var known = (previous?.Files ?? []).ToDictionary(file => file.Stamp.Path, StringComparer.Ordinal);
        var files = new List<LoadedFile>(scan.Files.Count);
        news = [];
        var bytes = 0L;
        foreach (var stamp in scan.Files)
        {
            var old = known.GetValueOrDefault(stamp.Path);
            bytes += stamp.Bytes;
            if (bytes > Limits.BookBytes)
            {
                scan.Problems.Add(0, $"the files have more than {Limits.BookBytes / (1024 * 1024)} MB together: {stamp.Name} is not read");
                continue;
            }
            if (old is { IsRead: true } && old.Stamp == stamp && !touched.Contains(stamp.Path))
            {
                files.Add(old);
                continue;
            }
            var loaded = FileLoading.Load(stamp, cancellationToken);
            if (!loaded.IsRead && old is { IsRead: false })
            {
                files.Add(old); // still locked: nothing new to tell
                continue;
            }
            // A file that somebody is just writing keeps its contacts until it can be read again.
            files.Add(loaded.IsRead || old is null ? loaded : loaded with { Contacts = old.Contacts });
            news.Add(loaded);
        }
        return files;
    }

    private ConnectorException Missing(bool wasThere)
    {
        StopWatch();
        _isMissing = true;
        return wasThere
            ? new(ConnectorErrorKind.Unavailable, $"The file or folder {Path} is gone; its contacts are back as soon as it is.")
            : new(ConnectorErrorKind.Misconfigured, $"Path: there is no file or folder {Path}.");
    }

    // Started before the folder is looked at, so that nothing falls between. Answers what it has noticed so far.
    private HashSet<string> StartWatch(out bool isNew)
    {
        if (_watch is { IsBroken: true })
            StopWatch();
        isNew = _watch is null;
        _watch ??= FolderWatch.Start(Path, _time, () => _ = ReadInBackgroundAsync());
        return _watch?.TakeTouched() ?? [];
    }

    private void StopWatch()
    {
        _watch?.Dispose();
        _watch = null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Book {Book}: {Files} files, {Contacts} contacts, {Problems} problems")]
    private static partial void LogLoaded(ILogger log, AddressBookId book, int files, int contacts, int problems);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Book {Book}: {File} line {Line} is left out: {Reason}")]
    private static partial void LogProblem(ILogger log, AddressBookId book, string file, int line, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Book {Book} was not read: {Reason}")]
    private static partial void LogNotRead(ILogger log, AddressBookId book, string reason);
}
