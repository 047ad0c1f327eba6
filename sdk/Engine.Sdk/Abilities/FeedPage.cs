namespace Engine.Sdk;

/// <summary>A portion of what <see cref="IContactFeed.ReadAsync"/> hands over.</summary>
public sealed record FeedPage
{
    /// <summary>Contacts that are new or changed, whole. Never null.</summary>
    public required IReadOnlyList<Contact> Contacts { get; init; }

    /// <summary>Records that no longer exist. Never null; empty in a reading of everything.</summary>
    public IReadOnlyList<RecordKey> Removed { get; init; } = [];

    /// <summary>
    /// Where to go on after this page, opaque to the engine, at most 64 KiB; null when the feed cannot go on from here (an interrupted
    /// reading then starts over, and so does the next sync if the last page has none).
    /// </summary>
    public string? Token { get; init; }

    /// <summary>
    /// How many contacts the whole reading will hold, as far as the CRM says on the way; null when unknown. People see it as an estimate, nothing
    /// depends on it.
    /// </summary>
    public int? Total { get; init; }
}
