namespace Engine.Core.Search;

/// <summary>An action as offered to a client: opaque token, id, label and kind.</summary>
public sealed record OfferedAction
{
    /// <summary>The token that <c>DoAction</c> takes; see <see cref="Actions.ActionTokens"/>.</summary>
    public required string UniqueId { get; init; }

    public required string ActionId { get; init; }

    public required string DisplayText { get; init; }

    public required ActionKind Kind { get; init; }
}

public enum ActionKind
{
    /// <summary>An action of the connector's own.</summary>
    None,

    /// <summary>What a click on the record does: show it.</summary>
    Default,

    /// <summary>Logs a call.</summary>
    CallAction,
}
