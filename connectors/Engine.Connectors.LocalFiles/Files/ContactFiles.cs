using Engine.Connectors.LocalFiles.Live;
using Microsoft.Extensions.Logging;

namespace Engine.Connectors.LocalFiles.Files;

/// <summary>
/// The files of one book: what is known of them, brought up to date by one reading at a time. Their contacts are only held while live searches ask for
/// them; then whoever searches gets the latest complete state and never waits for a later one.
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
    private readonly BookWatch _watch;
    private readonly IDisposable _listening;
    private Task<BookState>? _running;
    private Task<BookState>? _next;
    private volatile BookState? _current;
    private volatile BookState? _fed;
    private volatile bool _isMissing;
    private volatile bool _isLive;
    private long _lastLook;

    public ContactFiles(string path, ILogger log, TimeProvider time, AddressBookId book)
    {
        Path = path;
        Book = book;
        _log = log;
        _time = time;
        _watch = new BookWatch(path, time);
        _listening = _watch.Listen(() => _ = _isLive ? ReadInBackgroundAsync() : Task.CompletedTask, isStarting: false);
    }

    /// <summary>The file or folder, as a full path.</summary>
    public string Path { get; }

    public AddressBookId Book { get; }

    /// <summary>The folder that links in cards may not leave.</summary>
    public string Root => Directory.Exists(Path) ? Path : System.IO.Path.GetDirectoryName(Path) ?? Path;

    /// <summary>The files as a feed with that token left them, whatever was seen of them since; else as they were known last, null before the first reading.</summary>
    public BookState? KnownAt(string? token) => _fed is { } fed && fed.Token == token ? fed : _current;

    /// <summary>What is known of the files, perhaps from before a change.</summary>
    /// <exception cref="ConnectorException">There is nothing at the path.</exception>
    public async ValueTask<BookState> GetAsync(CancellationToken cancellationToken) =>
        _current is { } current && !_isMissing ? current : await JoinReading().WaitAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>The contacts that live searches look into: at once when they were read before.</summary>
    /// <exception cref="ConnectorException">There is nothing at the path.</exception>
    public async ValueTask<LiveContacts> GetLiveAsync(CancellationToken cancellationToken)
    {
        _isLive = true;
        if (_current is { Live: { } current } && !_isMissing)
        {
            if (_time.GetElapsedTime(Volatile.Read(ref _lastLook)) >= LookInterval)
            {
                Volatile.Write(ref _lastLook, _time.GetTimestamp());
                _ = ReadInBackgroundAsync();
            }
            return current;
        }
        while (true)
        {
            // One that is under way may have begun before contacts were wanted.
            if ((await JoinReading().WaitAsync(cancellationToken).ConfigureAwait(false)).Live is { } read)
                return read;
            _isLive = true;
        }
    }

    /// <summary>What is on disk at this moment or later.</summary>
    /// <exception cref="ConnectorException">There is nothing at the path.</exception>
    public Task<BookState> RefreshAsync(CancellationToken cancellationToken) => StartReading().WaitAsync(cancellationToken);

    /// <summary>Which files there are now.</summary>
    /// <exception cref="ConnectorException">There is nothing at the path.</exception>
    public FileScan Scan(CancellationToken cancellationToken)
    {
        if (FileScan.Of(Path, cancellationToken) is { } scan)
        {
            _isMissing = false;
            return scan;
        }
        _watch.Stop();
        _isMissing = true;
        throw _current is not null
            ? new ConnectorException(ConnectorErrorKind.Unavailable, $"The file or folder {Path} is gone; its contacts are back as soon as it is.")
            : new ConnectorException(ConnectorErrorKind.Misconfigured, $"Path: there is no file or folder {Path}.");
    }

    /// <summary>Takes over what a feed has read. The engine then has a copy of its own to search, so contacts need not stay in memory here.</summary>
    public void TakeOver(BookState state, IEnumerable<FileState> news)
    {
        _isLive = false;
        _fed = state;
        Publish(state, news);
    }

    /// <summary>
    /// The engine's copy is as the files are, so contacts need not stay in memory here; where the records are is found out in the background, unless it is
    /// known or none can have a picture, so that the first picture of a ringing call need not wait.
    /// </summary>
    public void Settle(FileScan scan)
    {
        _isLive = false;
        if (_fed is null && _current is { } known && known.Token == BookState.TokenOf(scan))
            _fed = known.WithoutContacts();
        if (_current is not { } current)
            _ = scan.MayHavePictures ? ReadInBackgroundAsync() : Task.CompletedTask;
        else if (current.Live is not null)
            _current = current.WithoutContacts();
    }

    /// <summary>Calls back, from any thread, when files may have changed.</summary>
    public IDisposable Watch(Action changed) => _watch.Listen(changed, isStarting: true);

    /// <summary>Goes on watching where that has stopped, as after the folder was away.</summary>
    public void KeepWatching() => _watch.KeepOn();

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        Task? last;
        lock (_gate)
            last = _next ?? _running;
        if (last is not null)
            await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listening.Dispose();
        _watch.Dispose();
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
            LogNotRead(_log, Book, e.Message);
        }
    }

    private Task<BookState> JoinReading()
    {
        lock (_gate)
            return _running ?? StartReading();
    }

    // One that is under way may have missed what the caller wants to see; one that waits has not.
    private Task<BookState> StartReading()
    {
        lock (_gate)
        {
            if (_running is null)
                return _running = ReadAsync(Task.CompletedTask);
            return _next ??= ReadAsync(_running);
        }
    }

    private async Task<BookState> ReadAsync(Task before)
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

    private BookState Read(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Volatile.Write(ref _lastLook, _time.GetTimestamp());
        var isLive = _isLive;
        var isNew = true;
        var touched = isLive ? _watch.Start(out isNew) : [];
        var previous = _current;
        var scan = Scan(cancellationToken);
        var reading = new BookReading(Book, previous, isLive, cancellationToken);
        var files = reading.Read(scan, touched);
        if (previous is not null && reading.News.Count == 0 && files.Count == previous.Files.Count && scan.Problems.Count == previous.Folder.Count &&
            (!isLive || previous.Live is not null))
        {
            return previous;
        }
        if (isLive && !isNew && touched.Count == 0)
            _watch.Stop(); // it slept through this change, as after a folder was replaced; the next look starts another one
        var state = new BookState(files, scan.Problems, scan.IsAlone)
        {
            Live = isLive ? new LiveContacts([.. files.SelectMany(file => file.Contacts ?? [])]) : null,
        };
        Publish(state, reading.News);
        return state;
    }

    private void Publish(BookState state, IEnumerable<FileState> news)
    {
        _current = state;
        LogLoaded(_log, Book, state.Files.Count, state.Count, state.ProblemCount);
        foreach (var problem in state.Folder.First.Concat(news.SelectMany(file => file.Problems.First)).Take(ProblemsLogged))
            LogProblem(_log, Book, problem.File, problem.Line, problem.Reason);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Book {Book}: {Files} files, {Contacts} contacts, {Problems} problems")]
    private static partial void LogLoaded(ILogger log, AddressBookId book, int files, int contacts, int problems);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Book {Book}: {File} line {Line} is left out: {Reason}")]
    private static partial void LogProblem(ILogger log, AddressBookId book, string file, int line, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Book {Book} was not read: {Reason}")]
    private static partial void LogNotRead(ILogger log, AddressBookId book, string reason);
}
