using System.Text.Json;

namespace Engine.Connectors.HubSpot;

/// <summary>Where a reading stands; its text is the feed's token.</summary>
internal sealed record FeedPlace
{
    // HubSpot, CRM search guide, "Limits": what has just changed is found a moment later. The rest is for a clock that goes wrong.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    // Deleted records are listed for 90 days: HubSpot, knowledge base, "Restore deleted records".
    private static readonly TimeSpan ArchiveLifetime = TimeSpan.FromDays(80);

    // Keeps the token short; what is told twice does no harm.
    private const int MostTold = 500;

    /// <summary>What the book was set to hold: with another setting it is read anew.</summary>
    public HubSpotObjects Objects { get; init; }

    /// <summary>Since when changes are read; null where everything is.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When this reading began; null before it has.</summary>
    public DateTimeOffset? Started { get; init; }

    public int Step { get; init; }

    /// <summary>Where in the step to go on: HubSpot's cursor, or the last id.</summary>
    public string? After { get; init; }

    /// <summary>Records told already that the next reading will meet again, and as of when.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Known { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <exception cref="ConnectorException"><see cref="ConnectorErrorKind.FeedTokenExpired"/></exception>
    public static FeedPlace Of(string? token, HubSpotObjects objects, DateTimeOffset now) =>
        token is null ? new() { Objects = objects }
        : Parse(token) is { Step: >= 0, Known: not null } place && place.Objects == objects && !(now - (place.Since ?? place.Started) > ArchiveLifetime) ? place
        : throw new ConnectorException(ConnectorErrorKind.FeedTokenExpired, "The copy is too old to be brought up to date: everything is read anew.");

    public bool IsNews(HubSpotKind kind, HubSpotRecord record) =>
        !(record.ArchivedAt < Since) && !(Known.TryGetValue(kind.TypeId + record.Id, out var told) && told == record.StampOf(kind));

    public FeedPlace Told(HubSpotKind kind, IEnumerable<HubSpotRecord> records)
    {
        var known = new Dictionary<string, DateTimeOffset>(Known);
        foreach (var record in records)
            if (record.StampOf(kind) is { } stamp && stamp >= Started - Overlap && known.Count < MostTold) known[kind.TypeId + record.Id] = stamp;
        return this with { Known = known };
    }

    /// <summary>Where the next reading begins.</summary>
    public FeedPlace Next() => new() { Objects = Objects, Since = Started - Overlap, Known = Known.Where(told => told.Value >= Started - Overlap).ToDictionary() };

    public override string ToString() => JsonSerializer.Serialize(this, HubSpotJsonContext.Wire.FeedPlace);

    private static FeedPlace? Parse(string token)
    {
        try
        {
            return JsonSerializer.Deserialize(token, HubSpotJsonContext.Wire.FeedPlace);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
