using System.Diagnostics.CodeAnalysis;
using Engine.Core.AddressBooks;
using Engine.Core.Health;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Core.Caching;

/// <summary>
/// Keeps the copy of one open book: loads it from disk, then syncs when it is due, asked for, or the CRM tells of a change, one sync at a time, until
/// stopped.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "May be stopped more than once; its source has no timer and holds nothing.")]
internal sealed partial class BookSync
{
    public static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan LongestRetry = TimeSpan.FromHours(1);

    private readonly IContactFeed _feed;
    private readonly IContactCache _cache;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Action<BookOutcomeKind, string> _failing;
    private readonly string _originText;
    private readonly CancellationTokenSource _stopping = new();
    private readonly WakeUp _wake = new();
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _loading = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _running;

    private volatile OpenBook _open;
    private volatile SyncMeter? _meter;
    private volatile SyncError? _error;
    private TaskCompletionSource<bool> _next = NewSource();
    private CancellationTokenSource? _callingOff;
    private DateTimeOffset? _lastEnd;
    private DateTimeOffset? _retryAt;
    private int _failures;
    private bool _isWanted;
    private volatile bool _isLoading = true;

    /// <param name="open">The book, which is an <see cref="IContactFeed"/>.</param>
    /// <param name="copy">Its copy in memory, perhaps taken over from before the book was reopened.</param>
    /// <param name="originText">What its contacts are copied from, as kept on disk.</param>
    /// <param name="after">The end of what went on with the same book before.</param>
    /// <param name="failing">Called with each failure of a sync; returns at once and does not throw.</param>
    public BookSync(
        OpenBook open, BookCopy copy, string originText, Task after, IContactCache cache, Action<BookOutcomeKind, string> failing, TimeProvider time, ILogger log)
    {
        _failing = failing;
        (_open, _feed, Copy, Origin, _originText) = (open, (IContactFeed)open.Connection, copy, CopyOrigin.Of(open.Configuration), originText);
        (_cache, _time, _log) = (cache, time, log);
        _running = Task.Run(() => RunAsync(after, _stopping.Token), CancellationToken.None);
    }

    public BookCopy Copy { get; }

    public CopyOrigin Origin { get; }

    /// <summary>Completes when what is on disk is loaded, or cannot be.</summary>
    public Task Loading => _loading.Task;

    /// <summary>Whether this keeps the copy of that connection, under whatever name and priority.</summary>
    public bool IsFor(OpenBook open) => ReferenceEquals(open.Connection, _feed) && Origin == CopyOrigin.Of(open.Configuration);

    /// <summary>Takes over what changed in the configuration.</summary>
    public void Reconfigure(OpenBook open)
    {
        var before = _open.Configuration.CacheFrequencyMinutes;
        _open = open;
        if (before != open.Configuration.CacheFrequencyMinutes) _wake.Call();
    }

    /// <summary>Begins a sync as soon as none is under way.</summary>
    /// <returns>Completes when that sync has ended; true when it changed the copy.</returns>
    public Task<bool> RequestAsync()
    {
        lock (_lock)
        {
            _isWanted = true;
            _wake.Call();
            return _next.Task;
        }
    }

    /// <summary>Begins a sync, or joins the one under way.</summary>
    public void Join()
    {
        lock (_lock)
        {
            if (_meter is null || _isLoading) _isWanted = true;
            _wake.Call();
        }
    }

    /// <summary>Somebody signed in: what failed for want of that is gone, and a sync begins, or the one under way goes on.</summary>
    public void SignedIn()
    {
        lock (_lock)
        {
            if (_error?.Kind == BookOutcomeKind.Unauthorized) (_error, _failures, _retryAt) = (null, 0, null);
            Join();
        }
    }

    /// <summary>Calls the sync off that is under way or wanted; the next, when it is due, goes on with what was read.</summary>
    /// <returns>Whether there was one.</returns>
    public bool CallOff()
    {
        lock (_lock)
        {
            var wasWanted = _isWanted;
            _isWanted = false;
            if (_callingOff is null) return wasWanted;
            _ = _callingOff.CancelAsync();
            return true;
        }
    }

    public SyncStatus GetStatus()
    {
        var (copy, meter, error) = (Copy.Current, _meter, _error);
        return new SyncStatus
        {
            State = _isLoading ? SyncState.Loading
                : meter is not null || IsWanted ? SyncState.Syncing
                : error is not null ? SyncState.Failed
                : copy is null ? SyncState.Waiting : SyncState.Ready,
            Contacts = copy?.Index.Count ?? 0,
            LastSync = copy?.AsOf,
            NextSync = _isLoading || meter is not null || IsWanted ? null : DueAt,
            Error = error?.Message,
            Progress = meter?.Take(),
        };
    }

    /// <summary>Stops at once what can be stopped; a sync is gone on with later.</summary>
    /// <returns>Completes when nothing is written any more.</returns>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private bool IsWanted
    {
        get
        {
            lock (_lock) return _isWanted;
        }
    }

    private DateTimeOffset DueAt
    {
        get
        {
            lock (_lock)
            {
                if (_isWanted) return _time.GetUtcNow();
                return _retryAt ?? (_lastEnd is { } last ? last + TimeSpan.FromMinutes(_open.Configuration.CacheFrequencyMinutes) : _time.GetUtcNow());
            }
        }
    }

    private static TaskCompletionSource<bool> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync(Task after, CancellationToken cancellationToken)
    {
        await after.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await LoadAsync(cancellationToken).ConfigureAwait(false);
        var signal = _open.Connection as IChangeSignal;
        var watching = signal is null
            ? Task.CompletedTask
            : new ChangeWatch(_open.Id, signal, _open.Guard, RequestAsync, _time, _log).RunAsync(cancellationToken);
        try
        {
            while (true)
            {
                while (DueAt - _time.GetUtcNow() is var wait && wait > TimeSpan.Zero) await _wake.WaitAsync(wait, _time, cancellationToken).ConfigureAwait(false);
                await SyncAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            _meter = new SyncMeter(_time);
            var state = await _cache.GetStateAsync(_open.Id, cancellationToken).ConfigureAwait(false);
            if (state is not null && state.Origin != _originText)
            {
                Copy.Clear();
                await _cache.RemoveAsync(_open.Id, cancellationToken).ConfigureAwait(false);
                state = null;
            }

            if (state is null) return;
            await Copy.UpdateAsync(state, _meter, cancellationToken).ConfigureAwait(false);

            // A feed that tells of changes could not tell of those while the engine was not running.
            if (_open.Connection is not IChangeSignal) _lastEnd = state.LastSync;
        }
        catch (Exception thrown) when (!cancellationToken.IsCancellationRequested)
        {
            // Of the disk, or of a copy that cannot be read: the sync that is due now makes it anew, or says what is wrong.
            LogNotLoaded(_log, _open.Id, thrown.GetType().Name);
        }
        finally
        {
            lock (_lock)
            {
                _meter = null;
                _isLoading = false;
            }

            _loading.TrySetResult();
        }
    }

    private async Task SyncAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> mine;
        var meter = new SyncMeter(_time);
        using var callingOff = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lock (_lock)
        {
            (mine, _next, _isWanted, _meter, _callingOff) = (_next, NewSource(), false, meter, callingOff);
        }

        var before = Copy.Changes;
        try
        {
            var run = new SyncRun(_open, _feed, _originText, _cache, _time, meter, isUrgent: Copy.Current is null);
            if (await run.RunAsync(callingOff.Token).ConfigureAwait(false) is { } state) await Copy.UpdateAsync(state, meter, callingOff.Token).ConfigureAwait(false);
            Ended(failure: null);
        }
        catch (Exception) when (callingOff.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // What failed before is no longer what ended it.
            lock (_lock) (_failures, _retryAt) = (0, _time.GetUtcNow() + TimeSpan.FromMinutes(_open.Configuration.CacheFrequencyMinutes));
            _error = null;
        }
        catch (Exception thrown) when (!cancellationToken.IsCancellationRequested)
        {
            Ended(FailureOf(thrown));
        }
        finally
        {
            lock (_lock) (_meter, _callingOff) = (null, null);
            mine.TrySetResult(before != Copy.Changes);
        }
    }

    // The log gets the kind of failure alone, as the message may hold personal data.
    private void Ended(CallFailure? failure)
    {
        lock (_lock)
        {
            _failures = failure is null ? 0 : _failures + 1;
            _lastEnd = failure is null ? _time.GetUtcNow() : _lastEnd;
            _retryAt = failure is { } failed ? _time.GetUtcNow() + Delay(failed) : null;
        }

        if (failure is { } told && _error is null) LogFailed(_log, _open.Id, told.Kind);
        _error = failure is { } why ? new(why.Kind, why.Message) : null;
        if (failure is { } known) _failing(known.Kind, known.Message);
    }

    private TimeSpan Delay(CallFailure failure)
    {
        var doubled = FirstRetry * Math.Pow(2, Math.Min(_failures - 1, 10));
        var delay = failure.RetryAfter is { } asked && asked > doubled ? asked : doubled;
        return delay < LongestRetry ? delay : LongestRetry;
    }

    private static CallFailure FailureOf(Exception thrown) => thrown switch
    {
        FeedFailedException feed => CallFailure.Of(feed.Thrown),
        TimeoutException => new(BookOutcomeKind.Deadline, "The CRM did not hand over its contacts in time.", null),
        CacheException disk => new(BookOutcomeKind.Faulted, disk.Message, null),
        _ => new(BookOutcomeKind.Faulted, $"The copy could not be made ({thrown.GetType().Name}).", null),
    };

    // Why the last sync failed.
    private sealed record SyncError(BookOutcomeKind Kind, string Message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Address book {Book}: its contacts could not be read ({Kind})")]
    private static partial void LogFailed(ILogger logger, AddressBookId book, BookOutcomeKind kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Address book {Book}: its copy could not be read from disk and is made anew ({Exception})")]
    private static partial void LogNotLoaded(ILogger logger, AddressBookId book, string exception);
}
