namespace Engine.Core.Caching;

public enum SyncState
{
    /// <summary>The book is not cached.</summary>
    NotCached,

    /// <summary>Waiting for its first sync.</summary>
    Waiting,

    Syncing,

    Ready,

    /// <summary>The last sync failed; the earlier copy still answers.</summary>
    Failed,
}

/// <summary>How the copy of one book stands.</summary>
public sealed record SyncStatus
{
    public required SyncState State { get; init; }

    public int Contacts { get; init; }

    public DateTimeOffset? LastSync { get; init; }

    public DateTimeOffset? NextSync { get; init; }

    public string? Error { get; init; }
}
