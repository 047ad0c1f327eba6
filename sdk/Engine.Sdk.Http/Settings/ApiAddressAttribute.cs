using System.ComponentModel.DataAnnotations;

namespace Engine.Sdk.Http;

/// <summary>
/// The setting, a <see cref="Uri"/>, is a whole address to which a token may be sent: https, or http on this machine for a stand-in, without query and fragment.
/// One that is not set is good; say <see cref="RequiredAttribute"/> where it is needed.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ApiAddressAttribute : ValidationAttribute
{
    /// <summary>A setting of which <see cref="ValidationAttribute.ErrorMessage"/> may say more, such as an example.</summary>
    public ApiAddressAttribute()
        : base("{0}: write a full https address such as https://crm.example.com, without a question mark in it.")
    {
    }

    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is null or Uri { IsAbsoluteUri: true, Query: "", Fragment: "", Scheme: "https" } or
        Uri { IsAbsoluteUri: true, Query: "", Fragment: "", Scheme: "http", IsLoopback: true };
}
