using System.ComponentModel.DataAnnotations;

namespace Engine.Core.Outbox;

/// <summary>How calls are logged.</summary>
public sealed class OutboxOptions
{
    /// <summary>How long a client waits for the CRM to take a call, before it is told that the call is queued. 50 ms to 60 s; the default is 4 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(4);
}
