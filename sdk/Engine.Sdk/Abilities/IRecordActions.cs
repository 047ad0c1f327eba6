namespace Engine.Sdk;

/// <summary>The ability to run the connector's own actions, those in <see cref="Contact.Actions"/>.</summary>
public interface IRecordActions
{
    /// <summary>Runs one action on one record.</summary>
    /// <param name="record">The record of this book.</param>
    /// <param name="actionId">The action's <see cref="RecordAction.ActionId"/>.</param>
    /// <param name="cancellationToken">Cancelled when the caller gave up waiting.</param>
    /// <returns>An absolute address to show, or null when there is nothing to show.</returns>
    /// <exception cref="ConnectorException">
    /// The CRM refused or failed; <see cref="ConnectorErrorKind.NotFound"/> when the record is gone.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<Uri?> RunAsync(RecordKey record, string actionId, CancellationToken cancellationToken);
}
