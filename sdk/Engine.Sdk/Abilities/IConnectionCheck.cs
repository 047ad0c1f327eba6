namespace Engine.Sdk;

/// <summary>The ability to tell whether the book works, before a caller rings.</summary>
public interface IConnectionCheck
{
    /// <summary>Reaches the CRM, signs in and reads something small.</summary>
    /// <param name="cancellationToken">Cancelled when the user gave up waiting.</param>
    /// <returns>One sentence of what was found, such as <c>Signed in as bob@example.com; 203 contacts.</c>, never null.</returns>
    /// <exception cref="ConnectorException">It does not work; the message says why and what to do.</exception>
    Task<string> CheckAsync(CancellationToken cancellationToken);
}
