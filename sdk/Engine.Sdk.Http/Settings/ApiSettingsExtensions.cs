namespace Engine.Sdk.Http;

/// <summary>
/// Where the user's <see cref="ApiSettings"/> say that the CRM is, and else where it usually is. Add to a sign-in what more the CRM wants by <c>with</c>.
/// </summary>
public static class ApiSettingsExtensions
{
    /// <summary>Where the CRM of the user who signed in is, for addresses of its pages: where users are spread over several.</summary>
    /// <param name="settings">The book's settings.</param>
    /// <param name="signedIn">What came of the sign-in: <see cref="AddressBookContext.SignedIn"/>.</param>
    /// <param name="member">The member of the token's answer that tells it; as <see cref="ApiDescription.AddressFromSignIn"/>.</param>
    /// <param name="usual">The address where the answer tells none.</param>
    /// <param name="cancellationToken">Cancelled when the address is no longer wanted.</param>
    /// <returns>The address that the user set; else the one told, if it is a web address; else the usual one.</returns>
    /// <exception cref="ConnectorException">As of <see cref="ISignedIn.GetAsync"/>.</exception>
    public static async Task<Uri> AddressAsync(this ApiSettings settings, ISignedIn signedIn, string member, Uri usual, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(signedIn);
        var told = settings.ApiAddress is null ? await signedIn.GetAsync(member, cancellationToken).ConfigureAwait(false) : null;
        return settings.ApiAddress ?? (Uri.TryCreate(told, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : usual);
    }

    /// <summary>The user signs in with the browser.</summary>
    /// <param name="settings">The book's settings.</param>
    /// <param name="authorize">The CRM's usual page at which the user agrees.</param>
    /// <param name="token">Where tokens usually are fetched.</param>
    /// <param name="clientId">The client id, as it was typed.</param>
    /// <param name="clientSecret">The client's secret, as it was typed; null or empty for a public client.</param>
    /// <returns>The sign-in, without scopes.</returns>
    public static AuthorizationCodeSignIn BrowserSignIn(this ApiSettings settings, Uri authorize, Uri token, string clientId, string? clientSecret)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(clientId);
        return new()
        {
            AuthorizeAddress = settings.AuthorizeAddress ?? authorize,
            TokenAddress = settings.TokenAddress ?? token,
            ClientId = clientId.Trim(),
            ClientSecret = clientSecret.TrimmedOrNull(),
        };
    }

    /// <summary>The application signs in by itself.</summary>
    /// <param name="settings">The book's settings.</param>
    /// <param name="token">Where tokens usually are fetched.</param>
    /// <param name="clientId">The client id, as it was typed.</param>
    /// <param name="clientSecret">The client's secret, as it was typed.</param>
    /// <returns>The sign-in, without scopes.</returns>
    public static ClientCredentialsSignIn ApplicationSignIn(this ApiSettings settings, Uri token, string clientId, string? clientSecret)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(clientId);
        return new()
        {
            TokenAddress = settings.TokenAddress ?? token,
            ClientId = clientId.Trim(),
            ClientSecret = clientSecret.TrimmedOrNull(),
        };
    }
}
