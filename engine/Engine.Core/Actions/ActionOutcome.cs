using Engine.Core.Health;

namespace Engine.Core.Actions;

/// <summary>What came of one action.</summary>
public sealed record ActionOutcome
{
    public required ActionReference Action { get; init; }

    /// <summary><see cref="BookOutcomeKind.Answered"/> when it is done; <see cref="BookOutcomeKind.NotFound"/> when the record is gone.</summary>
    public required BookOutcomeKind Kind { get; init; }

    /// <summary>Whether the call is not logged yet, but safe, and will be by itself.</summary>
    public bool IsQueued { get; init; }

    /// <summary>Why it is not done: the CRM's own message where there is one.</summary>
    public string? Message { get; init; }

    /// <summary>What to show now, in the CRM; null when there is nothing, or when <see cref="ShowsRecord"/>.</summary>
    public Uri? WebAddress { get; init; }

    /// <summary>Whether the engine's own page of the record is to be shown.</summary>
    public bool ShowsRecord { get; init; }

    /// <summary>The CRM's id of what was written, or null.</summary>
    public string? WrittenId { get; init; }
}
