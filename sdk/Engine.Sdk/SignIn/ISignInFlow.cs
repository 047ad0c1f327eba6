namespace Engine.Sdk;

/// <summary>Signs one book in, by a library of the connector's choice. The engine calls one method at a time.</summary>
public interface ISignInFlow
{
    /// <summary>Begins a sign-in by the user.</summary>
    /// <param name="context">What the flow may use; valid for this call, <see cref="SignInContext.Store"/> and <see cref="SignInContext.Http"/> longer.</param>
    /// <param name="redirect">Where the CRM shall send the browser back to: the engine's loopback address.</param>
    /// <param name="state">The <c>state</c> parameter to send along, by which the engine knows whose answer it is.</param>
    /// <param name="cancellationToken">Cancelled when the user gave up.</param>
    /// <returns>What the user has to do.</returns>
    /// <exception cref="ConnectorException">The CRM refused or could not be reached.</exception>
    Task<SignInStart> BeginAsync(SignInContext context, Uri redirect, string state, CancellationToken cancellationToken);

    /// <summary>Ends a sign-in with what the browser brought back.</summary>
    /// <param name="context">What the flow may use.</param>
    /// <param name="redirect">As given to <see cref="BeginAsync"/>.</param>
    /// <param name="code">The authorization code; works once.</param>
    /// <param name="cancellationToken">Cancelled when it is no longer wanted.</param>
    /// <returns>Completes when the book is signed in and what has to last is stored.</returns>
    /// <exception cref="ConnectorException">The CRM refused or could not be reached.</exception>
    Task CompleteAsync(SignInContext context, Uri redirect, string code, CancellationToken cancellationToken);

    /// <summary>A token for requests, renewed where needed; what is rotated is stored before it is returned.</summary>
    /// <param name="context">What the flow may use.</param>
    /// <param name="refused">The token the CRM has answered 401 to, which must not be returned again; null when none was.</param>
    /// <param name="cancellationToken">Cancelled when it is no longer wanted.</param>
    /// <returns>The token, or null when nobody has signed in.</returns>
    /// <exception cref="ConnectorException">
    /// <see cref="ConnectorErrorKind.Unauthorized"/>: the CRM has ended the sign-in, and the user must sign in again. Other kinds: it may work later, and
    /// nothing of the sign-in is lost.
    /// </exception>
    Task<BearerToken?> GetTokenAsync(SignInContext context, string? refused, CancellationToken cancellationToken);

    /// <summary>Gives the sign-in back where that can be done; the engine forgets what is stored afterwards.</summary>
    /// <param name="context">What the flow may use.</param>
    /// <param name="cancellationToken">Cancelled when it is no longer wanted.</param>
    /// <returns>Completes when it is given back, or that failed.</returns>
    Task SignOutAsync(SignInContext context, CancellationToken cancellationToken);
}
