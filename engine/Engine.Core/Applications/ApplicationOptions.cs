using System.ComponentModel.DataAnnotations;

namespace Engine.Core.Applications;

/// <summary>How applications are let in.</summary>
public sealed class ApplicationOptions
{
    /// <summary>How long <c>Register</c> waits for a person's answer. 1 s to 10 min; the default is 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ApprovalWait { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The dialect of an application for which nobody chose one.</summary>
    public Dialect DefaultDialect { get; set; } = Dialect.Guide;

    /// <summary>Most applications that may wait for approval at a time; further ones are refused. 1 to 1000; the default is 50.</summary>
    [Range(1, 1000)]
    public int MaxPending { get; set; } = 50;
}
