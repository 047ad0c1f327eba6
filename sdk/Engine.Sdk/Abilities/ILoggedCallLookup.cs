namespace Engine.Sdk;

/// <summary>
/// The ability of an <see cref="ICallActivityLog"/> to tell whether a call is logged already. With it the engine tries a call again whose first try may or may not
/// have come through, as after a lost connection; without it such a call is left to a person.
/// </summary>
public interface ILoggedCallLookup
{
    /// <summary>Looks for the entry of one call at one record.</summary>
    /// <param name="record">The record of this book.</param>
    /// <param name="call">The call, as it was given to <see cref="ICallActivityLog.LogCallAsync"/>.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    /// <returns>The entry, or null when there is none (yet).</returns>
    /// <exception cref="ConnectorException">The CRM refused, failed or could not be reached.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<LoggedCall?> FindLoggedCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken);
}
