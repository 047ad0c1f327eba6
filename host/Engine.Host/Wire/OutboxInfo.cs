namespace Engine.Host.Wire;

/// <summary>A call that is not logged yet. It names no telephone number: the call's id and start tell the client, and the record whom it was with.</summary>
internal sealed record OutboxEntryInfo
{
    /// <summary>What Retry and the removal take.</summary>
    public required long Id { get; init; }

    /// <summary>The address book.</summary>
    public required string AddinId { get; init; }

    /// <summary>Kind of the record it is to be logged at.</summary>
    public required string RecordType { get; init; }

    /// <summary>The CRM's id of that record.</summary>
    public required string RecordId { get; init; }

    /// <summary>The client's reference of the call.</summary>
    public required string CallId { get; init; }

    /// <summary>When the call began, in UTC; null when it cannot be decrypted any more.</summary>
    public required DateTime? Start { get; init; }

    /// <summary>Waiting (tried again by itself), Delivering (being tried), Refused (the CRM does not want it) or Unknown (the CRM may hold it).</summary>
    public required string State { get; init; }

    /// <summary>When the client handed it over, in UTC.</summary>
    public required DateTime Since { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Tries { get; init; }

    /// <summary>When it is tried next, in UTC; null when a person decides.</summary>
    public required DateTime? NextTry { get; init; }

    /// <summary>Why it is not logged yet: the CRM's own message where there is one.</summary>
    public required string? Reason { get; init; }
}
