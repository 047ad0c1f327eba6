namespace Engine.Sdk;

/// <summary>What came of the sign-in that a connector declared.</summary>
public interface ISignedIn
{
    /// <summary>Reads a member of the token's answer, such as Salesforce's <c>instance_url</c>; signs in first where that needs nobody.</summary>
    /// <param name="member">The member's name; <c>access_token</c> and <c>refresh_token</c> are not told.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    /// <returns>Its value as text; null when there is none, or the sign-in is not OAuth.</returns>
    /// <exception cref="ConnectorException">
    /// <see cref="ConnectorErrorKind.Unauthorized"/>: nobody has signed in yet, or the sign-in has ended. Other kinds: the CRM could not be reached.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<string?> GetAsync(string member, CancellationToken cancellationToken);
}
