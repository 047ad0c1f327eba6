using System.Text.Json;

namespace Engine.Connectors.HubSpot;

/// <summary>Where a reading stands; its text is the feed's token.</summary>
internal sealed record FeedPlace
{
    // Deleted records are listed for 90 days: HubSpot, knowledge base, "Restore deleted records".
    private static readonly TimeSpan ArchiveLifetime = TimeSpan.FromDays(80);

    /// <summary>What the book was set to hold: with another setting it is read anew.</summary>
    public HubSpotObjects Objects { get; init; }

    /// <summary>Since when changes are read; null where everything is.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When this reading began, from which on the next one looks for changes; null before it has.</summary>
    public DateTimeOffset? Started { get; init; }

    public int Step { get; init; }

    /// <summary>Where in the step to go on: HubSpot's cursor, or the last id.</summary>
    public string? After { get; init; }

    /// <exception cref="ConnectorException"><see cref="ConnectorErrorKind.FeedTokenExpired"/></exception>
    public static FeedPlace Of(string? token, HubSpotObjects objects, DateTimeOffset now) =>
        token is null ? new() { Objects = objects }
        : Parse(token) is { Step: >= 0 } place && place.Objects == objects && !(now - (place.Since ?? place.Started) > ArchiveLifetime) ? place
        : throw new ConnectorException(ConnectorErrorKind.FeedTokenExpired, "The copy is too old to be brought up to date: everything is read anew.");

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
