using System.Diagnostics.CodeAnalysis;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Core.Health;

/// <summary>
/// The one place where the engine calls a connector: holds the deadline even against one that is deaf to its token, bounds how many calls
/// are under way, keeps a failing book from being asked for a while, and turns every way to fail into an outcome.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A connector deaf to its token may give its slot back at any time, so the slots are never disposed.")]
public sealed partial class BookGuard(AddressBookId book, int maxConcurrentCalls, TimeProvider time, ILogger log)
{
    private readonly SemaphoreSlim _slots = new(maxConcurrentCalls, maxConcurrentCalls);
    private readonly CircuitBreaker _breaker = new(time);
    private readonly DrainGate _gate = new();
    private BookFailure? _failure;

    /// <summary>The last failure that still stands, or null when the last call was answered (or none was made).</summary>
    public BookFailure? Failure => Volatile.Read(ref _failure);

    /// <summary>What the <see cref="Failure"/> says and, while the book is left alone, when it is asked again; null when there is none.</summary>
    public string? FailureText => Failure is { } failure ? AskedAgain.Text(failure.Message, PauseLeft) : null;

    /// <summary>How long the book is still left alone; zero when it may be asked.</summary>
    internal TimeSpan Pause => _breaker.Pause;

    /// <summary>Called when it answers again after a failure; returns at once and does not throw.</summary>
    internal Action? Recovered { get; init; }

    /// <summary>Called with each failure of a call, and the CRM's message; returns at once and does not throw.</summary>
    internal Action<BookOutcomeKind, string>? Failing { get; init; }

    /// <summary>Whether no call is under way.</summary>
    internal bool IsIdle => _gate.IsEmpty;

    /// <summary>Calls the connector, at most <paramref name="deadline"/> long.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled: the caller left.</exception>
    public async Task<BookCall<T>> CallAsync<T>(
        Func<CancellationToken, Task<T>> call, TimeSpan deadline, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = time.GetTimestamp();
        if (!_gate.TryEnter()) return Ended<T>(started, BookOutcomeKind.Closed, "The address book was closed while it was to be asked.");
        if (!_breaker.TryEnter(out var wait))
        {
            _gate.Leave();
            return Ended<T>(started, Failure?.Kind ?? BookOutcomeKind.Unavailable, Failure?.Message ?? "It failed several times.", wait);
        }

        var limit = new CallLimit(deadline, time, cancellationToken);
        var running = RunAsync(call, limit);
        try
        {
            // Its own end, or the deadline for one that does not hear of it.
            var value = await running.WaitAsync(limit.Token).ConfigureAwait(false);
            Succeeded();
            return new BookCall<T> { Kind = BookOutcomeKind.Answered, Value = value, Elapsed = time.GetElapsedTime(started) };
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            _breaker.Abandoned();
            WatchLate(running);
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
        catch (Exception thrown)
        {
            var failure = limit.IsDeadlinePast ? CallFailure.Late(deadline) : CallFailure.Of(thrown);
            WatchLate(running);
            if (failure.CountsAgainstBook) Failed(failure, thrown);
            else Succeeded();
            if (failure.Kind != BookOutcomeKind.NotFound) Failing?.Invoke(failure.Kind, failure.Message);
            return Ended<T>(started, failure.Kind, failure.Message, PauseLeft);
        }
    }

    /// <summary>What it failed by has been put right: it is asked again at once.</summary>
    internal void Forgive() => Succeeded();

    /// <summary>
    /// Keeps the book from being closed as long as a longer use of it, such as a sync, is under way; whoever holds it watches its own deadlines.
    /// </summary>
    /// <returns>Null when the book is being closed.</returns>
    internal IDisposable? TryHold() => _gate.TryEnter() ? new Hold(_gate) : null;

    /// <summary>Lets no further call in, and waits for those under way, at most as long as given.</summary>
    public async Task DrainAsync(TimeSpan atMost)
    {
        try
        {
            await _gate.Close().WaitAsync(atMost, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            LogNotDrained(log, book);
        }
    }

    // On the thread pool, so that a connector that blocks its thread holds up nobody else; the slot stays taken until it has really ended.
    private async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CallLimit limit)
    {
        var hasSlot = false;
        try
        {
            await _slots.WaitAsync(limit.Token).ConfigureAwait(false);
            hasSlot = true;
            return await Task.Run(
                () => call(limit.Token) ?? throw new InvalidOperationException("The connector returned no task."), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            if (hasSlot) _slots.Release();
            limit.Dispose();
            _gate.Leave();
        }
    }

    private void Succeeded()
    {
        _breaker.Succeeded();
        if (Interlocked.Exchange(ref _failure, null) is null) return;
        LogRecovered(log, book);
        Recovered?.Invoke();
    }

    private void Failed(CallFailure failure, Exception thrown)
    {
        _breaker.Failed(failure.RetryAfter, failure.Kind == BookOutcomeKind.Unavailable);
        var before = Failure;
        var since = before is null ? time.GetUtcNow() : before.Since;
        Volatile.Write(ref _failure, new BookFailure(failure.Kind, failure.Message, since));

        // Once per change of state. The exception's message may hold what was searched for, its type and stack do not.
        if (before?.Kind != failure.Kind && log.IsEnabled(LogLevel.Warning))
            LogFailing(log, book, failure.Kind, thrown.GetType().Name, thrown.StackTrace);
    }

    private TimeSpan? PauseLeft => Pause is var pause && pause > TimeSpan.Zero ? pause : null;

    private BookCall<T> Ended<T>(long started, BookOutcomeKind kind, string reason, TimeSpan? pause = null) =>
        new() { Kind = kind, Reason = reason, Pause = pause, Elapsed = time.GetElapsedTime(started) };

    // Also observes the exception of a call that nobody waits for any more.
    private void WatchLate(Task running)
    {
        if (running.IsCompleted) return;
        _ = running.ContinueWith(
            late => LogLate(log, book, late.IsFaulted),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private sealed class Hold(DrainGate gate) : IDisposable
    {
        private bool _isReleased;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref _isReleased, true)) gate.Leave();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Address book {Book} fails: {Kind} {Exception} {StackTrace}")]
    private static partial void LogFailing(ILogger logger, AddressBookId book, BookOutcomeKind kind, string exception, string? stackTrace);

    [LoggerMessage(Level = LogLevel.Information, Message = "Address book {Book} answers again")]
    private static partial void LogRecovered(ILogger logger, AddressBookId book);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Address book {Book}: a call ended after it was given up (failed: {IsFaulted})")]
    private static partial void LogLate(ILogger logger, AddressBookId book, bool isFaulted);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Address book {Book}: calls under way did not end in time and are left behind")]
    private static partial void LogNotDrained(ILogger logger, AddressBookId book);
}
