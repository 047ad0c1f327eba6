using System.ComponentModel.DataAnnotations;

namespace Engine.Sdk.Http;

/// <summary>
/// Settings of a connector that knows where its CRM is, and lets users say otherwise: for a proxy, another region or a stand-in. A form shows these after the
/// connector's own.
/// </summary>
public abstract record ApiSettings
{
    /// <summary>Where the CRM asks the user to agree; null for the usual page.</summary>
    [ApiAddress, Display(Name = "Authorization page", Description = "Where you sign in. Leave empty for the usual one.")]
    public Uri? AuthorizeAddress { get; set; }

    /// <summary>Where tokens are fetched; null for the usual place.</summary>
    [ApiAddress, Display(Name = "Token address", Description = "Where tokens are fetched after a sign-in. Leave empty for the usual one.")]
    public Uri? TokenAddress { get; set; }

    /// <summary>Where the API is; null for the usual place.</summary>
    [ApiAddress, Display(Name = "API address", Description = "Leave empty for the usual one. For a proxy or a stand-in.")]
    public Uri? ApiAddress { get; set; }
}
