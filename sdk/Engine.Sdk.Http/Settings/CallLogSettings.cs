using System.ComponentModel.DataAnnotations;

namespace Engine.Sdk.Http;

/// <summary>
/// Settings of a connector that logs calls, beside <see cref="ApiSettings"/>: the line that names them. <see cref="CallActivityExtensions.Title(CallActivity, CallLogSettings)"/>
/// makes use of them.
/// </summary>
public abstract record CallLogSettings : ApiSettings
{
    /// <summary>The line for an incoming call.</summary>
    [Required(AllowEmptyStrings = false), MaxLength(200)]
    [Display(Name = "Subject of incoming calls", Description = "Of logged calls; {number} stands for the other side's number.")]
    public string IncomingSubject { get; set; } = "Incoming call from {number}";

    /// <summary>The line for an outgoing call.</summary>
    [Required(AllowEmptyStrings = false), MaxLength(200)]
    [Display(Name = "Subject of outgoing calls", Description = "Of logged calls; {number} stands for the other side's number.")]
    public string OutgoingSubject { get; set; } = "Outgoing call to {number}";
}
