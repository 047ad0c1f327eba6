using Engine.Sdk;

namespace Engine.Core.Actions;

/// <summary>Remembers which calls were logged where, so that none is logged twice.</summary>
public interface ICallLedger
{
    /// <summary>What was written for this call at this record, or null when nothing was.</summary>
    Task<LoggedCall?> FindAsync(RecordKey record, string callId, CancellationToken cancellationToken);

    /// <summary>Remembers it; durable when the task returns.</summary>
    Task AddAsync(RecordKey record, string callId, LoggedCall written, CancellationToken cancellationToken);
}
