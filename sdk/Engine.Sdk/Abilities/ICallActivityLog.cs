namespace Engine.Sdk;

/// <summary>The ability to log a telephone call at a record.</summary>
public interface ICallActivityLog
{
    /// <summary>What the CRM calls such an entry, for the button: <c>Call Task</c> gives "Create Call Task". Not empty.</summary>
    string ActivityName { get; }

    /// <summary>
    /// Writes the call to the CRM once. The engine never repeats a call that may have been written, and asks at most once per record and
    /// <see cref="CallActivity.CallId"/> at a time.
    /// </summary>
    /// <param name="record">The record of this book to log at.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancelled when the caller gave up waiting.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="ConnectorException">
    /// The CRM refused or failed; <see cref="ConnectorErrorKind.NotFound"/> when the record is gone. The engine takes it that nothing was written, and may try
    /// again, except by <see cref="ConnectorErrorKind.BadAnswer"/> and <see cref="ConnectorErrorKind.Unavailable"/>; of the latter too, where an inner
    /// <see cref="HttpRequestException"/> says that there was no connection. So once the call is written, a failure of what remains to be done is no failure.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<LoggedCall> LogCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken);
}
