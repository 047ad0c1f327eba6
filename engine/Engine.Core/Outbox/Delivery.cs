using Engine.Core.AddressBooks;
using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Core.Outbox;

/// <summary>One try to log one call.</summary>
internal sealed class Delivery(OpenBook book, ICallActivityLog log, OutboxEntry entry, CallActivity call)
{
    /// <summary>How long a try may take. It writes, so it gets more time than a search.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    private readonly TaskCompletionSource<DeliveryEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _phase;

    /// <summary>Completes when the connector is really done: for one deaf to its token, long after <see cref="RunAsync"/>.</summary>
    public Task<DeliveryEnd> Ended => _ended.Task;

    /// <summary>Runs it; over at the deadline, whatever the connector does.</summary>
    public async Task RunAsync()
    {
        var outcome = await book.Guard.CallAsync(WriteAsync, Deadline, CancellationToken.None).ConfigureAwait(false);
        // Either it is seen to have begun, or it does not begin any more.
        if (Interlocked.CompareExchange(ref _phase, Phase.GivenUp, Phase.NotBegun) == Phase.NotBegun)
            _ended.SetResult(new() { Kind = outcome.Kind, Message = outcome.Reason });
    }

    private async Task<LoggedCall> WriteAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _phase, Phase.Begun, Phase.NotBegun) != Phase.NotBegun) throw new OperationCanceledException(cancellationToken);
        try
        {
            // A connector that answers with nothing has written, for all one knows.
            var written = await log.LogCallAsync(entry.Record, call, cancellationToken).ConfigureAwait(false) ?? new LoggedCall();
            _ended.SetResult(new() { Kind = BookOutcomeKind.Answered, Written = written });
            return written;
        }
        catch (Exception thrown)
        {
            var end = DeliveryEnd.Of(thrown);
            var isLate = thrown is OperationCanceledException && cancellationToken.IsCancellationRequested;
            _ended.SetResult(isLate ? end with { Kind = BookOutcomeKind.Deadline, Message = CallFailure.Late(Deadline).Message } : end);
            throw;
        }
    }

    private static class Phase
    {
        public const int NotBegun = 0;
        public const int Begun = 1;
        public const int GivenUp = 2;
    }
}
