using System.Collections.Concurrent;
using Engine.Core.AddressBooks;
using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Core.Actions;

/// <summary>
/// Logs each call at each record once: those who ask at the same time share one write, those who ask later are answered from the ledger.
/// A write whose end is not known (out of time, or the connector broke down) is not repeated, for it may have happened.
/// </summary>
internal sealed class CallLogging(ICallLedger ledger, TimeSpan deadline)
{
    // A defective connector could leave a write of unknown end for every call: the oldest are then forgotten.
    private const int MaxUnsettled = 1000;

    private readonly ConcurrentDictionary<CallAtRecord, Attempt> _attempts = new();
    private readonly ConcurrentQueue<KeyValuePair<CallAtRecord, Attempt>> _unsettled = new();

    /// <exception cref="OperationCanceledException">The caller left; the write goes on.</exception>
    public async Task<BookCall<LoggedCall>> LogOnceAsync(
        OpenBook book, ICallActivityLog log, RecordKey record, CallActivity call, CancellationToken cancellationToken)
    {
        var key = new CallAtRecord(record, call.CallId);
        var attempt = _attempts.GetOrAdd(key, _ => new Attempt(own => FindOrWriteAsync(new(key, own), book, log, call)));
        return await attempt.Outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    // Not bound to the caller's token: others may share the write, and one cut off half-way would be of unknown end.
    private async Task<BookCall<LoggedCall>> FindOrWriteAsync(
        KeyValuePair<CallAtRecord, Attempt> own, OpenBook book, ICallActivityLog log, CallActivity call)
    {
        var attempt = own.Value;
        try
        {
            if (await ledger.FindAsync(own.Key.Record, call.CallId, CancellationToken.None).ConfigureAwait(false) is { } earlier)
                return new() { Kind = BookOutcomeKind.Answered, Value = earlier, Elapsed = TimeSpan.Zero };
            var outcome = await book.Guard.CallAsync(
                token => WriteAsync(own, log, call, token), deadline, CancellationToken.None).ConfigureAwait(false);
            return outcome.IsAnswered || !attempt.IsUnsettled
                ? outcome
                : outcome with { Message = $"{outcome.Message} The call may have been logged all the same; it is not logged again." };
        }
        finally
        {
            if (attempt.IsUnsettled) KeepUnsettled(own);
            else _attempts.TryRemove(own);
        }
    }

    // Runs on past the deadline where the connector does, so that a late success is remembered too.
    private async Task<LoggedCall> WriteAsync(
        KeyValuePair<CallAtRecord, Attempt> own, ICallActivityLog log, CallActivity call, CancellationToken cancellationToken)
    {
        var (key, attempt) = own;
        // In this order: once the deadline has passed, either the write is seen to have begun, or it does not begin.
        attempt.IsUnsettled = true;
        try
        {
            if (cancellationToken.IsCancellationRequested)
            {
                attempt.IsUnsettled = false;
                cancellationToken.ThrowIfCancellationRequested();
            }

            // A connector that answers with nothing has written, for all one knows.
            var written = await log.LogCallAsync(key.Record, call, cancellationToken).ConfigureAwait(false) ?? new LoggedCall();
            await ledger.AddAsync(key.Record, call.CallId, written, CancellationToken.None).ConfigureAwait(false);
            attempt.IsUnsettled = false;
            return written;
        }
        catch (ConnectorException refused) when (refused.Kind != ConnectorErrorKind.BadAnswer)
        {
            attempt.IsUnsettled = false;
            throw;
        }
        finally
        {
            // Whoever asked past the deadline was told that the end is not known; from now on it is.
            if (!attempt.IsUnsettled) _attempts.TryRemove(own);
        }
    }

    private void KeepUnsettled(KeyValuePair<CallAtRecord, Attempt> own)
    {
        _unsettled.Enqueue(own);
        if (_unsettled.Count > MaxUnsettled && _unsettled.TryDequeue(out var oldest)) _attempts.TryRemove(oldest);
    }

    private readonly record struct CallAtRecord(RecordKey Record, string CallId);

    /// <summary>One write, begun by the first who asks for its outcome.</summary>
    private sealed class Attempt
    {
        private readonly Lazy<Task<BookCall<LoggedCall>>> _outcome;
        private volatile bool _isUnsettled;

        public Attempt(Func<Attempt, Task<BookCall<LoggedCall>>> begin) => _outcome = new(() => begin(this));

        public Task<BookCall<LoggedCall>> Outcome => _outcome.Value;

        /// <summary>Whether it has begun and its end is not known.</summary>
        public bool IsUnsettled
        {
            get => _isUnsettled;
            set => _isUnsettled = value;
        }
    }
}
