using Engine.Sdk;

namespace Engine.Core.Outbox;

/// <summary>
/// Remembers which calls were logged where, and which are still to be: one truth on disk, in which a call stands in one of the two. What a returned
/// task has answered survives a power cut.
/// </summary>
/// <exception cref="CallLedgerException">Thrown by every member when the disk fails.</exception>
public interface ICallLedger
{
    /// <summary>What was written for this call at this record, or null when nothing was.</summary>
    Task<LoggedCall?> FindAsync(RecordKey record, string callId, CancellationToken cancellationToken);

    /// <summary>Every call that is still to be logged, or waits for a person; the oldest first.</summary>
    Task<IReadOnlyList<OutboxEntry>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a call that is to be logged.</summary>
    /// <returns>The entry with its id, or null when its book is gone.</returns>
    Task<OutboxEntry?> AddAsync(OutboxEntry entry, CancellationToken cancellationToken);

    /// <summary>Keeps what changed of an entry; none when it is gone.</summary>
    Task UpdateAsync(OutboxEntry entry, CancellationToken cancellationToken);

    /// <summary>Remembers the call as logged and takes its entry away, both or neither; the first that was remembered of a call stands.</summary>
    Task SettleAsync(OutboxEntry entry, LoggedCall written, CancellationToken cancellationToken);

    /// <summary>Takes an entry away.</summary>
    Task DropAsync(OutboxEntry entry, CancellationToken cancellationToken);
}

/// <summary>The calls cannot be read or written. The message is a sentence for the user.</summary>
public sealed class CallLedgerException(string message, Exception? inner = null) : Exception(message, inner);
