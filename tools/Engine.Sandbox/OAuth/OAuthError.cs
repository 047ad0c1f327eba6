namespace Engine.Sandbox.OAuth;

/// <summary>Why a token endpoint says no (RFC 6749, section 5.2).</summary>
internal sealed class OAuthError(string code, string description, int status = 400) : Exception(description)
{
    public string Code => code;

    public string Description => Message;

    public int Status => status;

    public static OAuthError Request(string description) => new("invalid_request", description);

    public static OAuthError Grant(string description) => new("invalid_grant", description);

    public static OAuthError Client(string description) => new("invalid_client", description);
}
