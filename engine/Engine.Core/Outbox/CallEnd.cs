using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Core.Outbox;

/// <summary>What a client is told of a call it wants logged.</summary>
public sealed record CallEnd
{
    public static readonly CallEnd Queued = new() { Kind = BookOutcomeKind.Answered, IsQueued = true };

    /// <summary><see cref="BookOutcomeKind.Answered"/> when it is logged or queued.</summary>
    public required BookOutcomeKind Kind { get; init; }

    /// <summary>What was written; null when nothing was yet.</summary>
    public LoggedCall? Written { get; init; }

    /// <summary>Whether it is safe on disk, and logged as soon as the CRM takes it.</summary>
    public bool IsQueued { get; init; }

    public string? Message { get; init; }

    public static CallEnd Logged(LoggedCall written) => new() { Kind = BookOutcomeKind.Answered, Written = written };

    public static CallEnd Failed(BookOutcomeKind kind, string? message) => new() { Kind = kind, Message = message };
}
