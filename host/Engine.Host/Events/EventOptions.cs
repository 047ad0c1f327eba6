using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Engine.Host.Events;

/// <summary>Limits of the event channels: section <c>Engine:Events</c>.</summary>
internal sealed class EventOptions
{
    /// <summary>Most frames that wait for one client; a client that lets more gather is cut off. The default is 256.</summary>
    [Range(2, 100_000)]
    public int QueueLength { get; set; } = 256;

    /// <summary>How often a client is pinged. The default is 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a client may take to answer a ping. The default is 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan PingTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a client may take to answer a close. The default is 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(2);
}

[OptionsValidator]
internal sealed partial class EventOptionsValidator : IValidateOptions<EventOptions>;
