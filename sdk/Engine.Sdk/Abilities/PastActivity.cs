namespace Engine.Sdk;

/// <summary>One thing that happened with a record: a call, a mail, a meeting.</summary>
public sealed record PastActivity
{
    /// <summary>What it was, in the CRM's terms; <c>Call</c>, <c>Email</c>, <c>Meeting</c>, <c>Task</c> and <c>Note</c> are known to clients.</summary>
    public required string Kind { get; init; }

    /// <summary>Its title; empty when it has none.</summary>
    public required string Subject { get; init; }

    /// <summary>When it began, or null when the CRM does not know.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>For a call: which way it went, where known.</summary>
    public CallDirection? Direction { get; init; }

    /// <summary>How long it lasted, where known.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Absolute address at which the CRM shows it, or null.</summary>
    public Uri? WebAddress { get; init; }
}
