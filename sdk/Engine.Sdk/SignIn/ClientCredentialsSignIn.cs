namespace Engine.Sdk;

/// <summary>The client signs in in its own name, without a user (RFC 6749 section 4.4); <see cref="OAuthSignIn.ClientSecret"/> is needed.</summary>
public sealed record ClientCredentialsSignIn : OAuthSignIn;
