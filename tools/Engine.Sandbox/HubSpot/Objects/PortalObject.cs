namespace Engine.Sandbox.HubSpot;

/// <summary>One object of a portal.</summary>
internal sealed class PortalObject(ObjectType type, string id)
{
    public ObjectType Type => type;

    public string Id => id;

    /// <summary>Values by property; what is not there is null.</summary>
    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>What the search index knows of it; null as long as it knows nothing.</summary>
    public IReadOnlyDictionary<string, string>? Indexed { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>The object that this one was merged into.</summary>
    public string? MergedInto { get; set; }

    public bool IsArchived => ArchivedAt is not null;

    public void Index() => Indexed = new Dictionary<string, string>(Values, StringComparer.Ordinal);
}
