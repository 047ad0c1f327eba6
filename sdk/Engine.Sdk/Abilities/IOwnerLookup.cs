namespace Engine.Sdk;

/// <summary>The ability to tell who the user of this account is.</summary>
public interface IOwnerLookup
{
    /// <summary>Finds the record of the user who signed in.</summary>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    /// <returns>The user's own record, or null when the CRM has none.</returns>
    /// <exception cref="ConnectorException">The CRM refused, failed or could not be reached.</exception>
    Task<Contact?> GetOwnerAsync(CancellationToken cancellationToken);
}
