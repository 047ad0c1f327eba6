namespace Engine.Core.Caching;

public enum SyncState
{
    /// <summary>The book is not cached.</summary>
    NotCached,

    /// <summary>Waiting for its first sync; the book is asked itself meanwhile.</summary>
    Waiting,

    /// <summary>The copy on disk is being brought into memory.</summary>
    Loading,

    Syncing,

    Ready,

    /// <summary>The last sync failed; the earlier copy still answers.</summary>
    Failed,
}

/// <summary>How the copy of one book stands.</summary>
public sealed record SyncStatus
{
    public required SyncState State { get; init; }

    /// <summary>Contacts in the copy that answers.</summary>
    public int Contacts { get; init; }

    public DateTimeOffset? LastSync { get; init; }

    /// <summary>Null while one is under way.</summary>
    public DateTimeOffset? NextSync { get; init; }

    /// <summary>Why the last sync failed; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>What is under way; null when nothing is.</summary>
    public SyncProgress? Progress { get; init; }
}

public enum SyncPhase
{
    /// <summary>Contacts come from the CRM and go to disk.</summary>
    Reading,

    /// <summary>What is on disk is made searchable.</summary>
    Building,
}

/// <summary>How far a sync is.</summary>
public sealed record SyncProgress
{
    public required SyncPhase Phase { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Contacts and removals read so far, those before an interruption too.</summary>
    public required long Contacts { get; init; }

    public required double PerSecond { get; init; }

    /// <summary>How many there will be, as the CRM says or as there were the last time; null when nobody knows.</summary>
    public long? Expected { get; init; }

    /// <summary>How long reading will still take; null when nobody knows.</summary>
    public TimeSpan? Remaining { get; init; }
}
