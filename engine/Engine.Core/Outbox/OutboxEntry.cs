using Engine.Sdk;

namespace Engine.Core.Outbox;

/// <summary>A call that the CRM has not taken yet, as it is kept on disk.</summary>
public sealed record OutboxEntry
{
    /// <summary>Higher for later ones; 0 until it is kept.</summary>
    public long Id { get; init; }

    public required RecordKey Record { get; init; }

    public required string CallId { get; init; }

    /// <summary>The call; null when it cannot be decrypted any more.</summary>
    public CallActivity? Call { get; init; }

    public required OutboxState State { get; init; }

    /// <summary>When the client handed it over.</summary>
    public required DateTimeOffset Since { get; init; }

    public int Tries { get; init; }

    /// <summary>Whether the end of a try is unknown, so that the CRM may hold the call.</summary>
    public bool MayBeLogged { get; init; }

    /// <summary>Why it is not logged yet: the CRM's own message where there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>When it is tried next; null when it is not by itself. Not kept on disk: after a start everything is tried.</summary>
    public DateTimeOffset? NextTry { get; init; }

    /// <summary>Without the call's numbers.</summary>
    public override string ToString() => $"{Id} {State}";
}

public enum OutboxState
{
    /// <summary>Tried again by itself.</summary>
    Waiting,

    /// <summary>Being tried.</summary>
    Delivering,

    /// <summary>The CRM does not want it; a person decides.</summary>
    Refused,

    /// <summary>The CRM may hold it, and cannot be asked; a person decides.</summary>
    Unknown,
}
