namespace Engine.Sdk.Http;

/// <summary>Signs in where the user's <see cref="ApiSettings"/> say so, and else where the CRM usually is. Add what more the CRM wants by <c>with</c>.</summary>
public static class ApiSettingsExtensions
{
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
