namespace Engine.Sdk;

/// <summary>The ability to show what a contact looks like.</summary>
public interface IPictureSource
{
    /// <summary>Fetches the picture of one record; asked only for records a client will show, several at once.</summary>
    /// <param name="record">The record of this book.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    /// <returns>The picture, or null when the record has none.</returns>
    /// <exception cref="ConnectorException">The CRM refused, failed or could not be reached.</exception>
    Task<Picture?> GetPictureAsync(RecordKey record, CancellationToken cancellationToken);
}
