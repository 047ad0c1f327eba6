using System.ComponentModel.DataAnnotations;

namespace Engine.Sdk.Testing.Tests.Memory;

/// <summary>Settings of the connector the suite is tried on.</summary>
public sealed record MemorySettings
{
    [Required(ErrorMessage = "BaseAddress: give the address of the CRM."), Url(ErrorMessage = "BaseAddress: this is no address."), Display(Name = "Address")]
    public string BaseAddress { get; set; } = "http://crm.test/api/";

    [Required(ErrorMessage = "ClientId: give the client id."), Display(Name = "Client id")]
    public string ClientId { get; set; } = "client";

    [Secret, Display(Name = "Client secret")]
    public string ClientSecret { get; set; } = "s3cr3t-client";
}
