namespace Engine.Sdk;

/// <summary>The user types a code at a page of the CRM, on any device (RFC 8628): for machines without a browser.</summary>
public sealed record DeviceCodeSignIn : OAuthSignIn
{
    /// <summary>The device authorization endpoint; absolute, https but for this machine itself.</summary>
    public required Uri DeviceAddress { get; init; }
}
