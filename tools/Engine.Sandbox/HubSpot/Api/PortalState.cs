using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.HubSpot;

/// <summary>What the operations of one portal work on.</summary>
internal sealed class PortalState
{
    public PortalState(TimeProvider time)
    {
        Time = time;
        Store = new PortalStore(time);
        Writing = new ObjectWriting(Store);
        Limits = new PortalLimits(time);
    }

    public TimeProvider Time { get; }

    public PortalStore Store { get; }

    public ObjectWriting Writing { get; }

    public PortalLimits Limits { get; }

    public List<PortalOwner> Owners { get; } = [];

    public int PortalId { get; } = 8_000_555;

    /// <summary>Scopes that no token has, whatever it was granted.</summary>
    public HashSet<string> WithheldScopes { get; } = new(StringComparer.Ordinal);

    public ObjectType TypeNamed(string name) =>
        Store.FindType(name) ?? throw HubSpotError.Validation($"Unable to infer object type from: {name}");

    public PortalObject ObjectOf(ObjectType type, string id) => Store.Find(type, id) is { IsArchived: false } item ? item : throw HubSpotError.NotFound(id);

    /// <exception cref="HubSpotError">The body is no JSON object.</exception>
    public static JsonObject ReadBody(ApiCall call)
    {
        if (!(call.Header("Content-Type") ?? "").StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            throw new HubSpotError(415, "VALIDATION_ERROR", "Unsupported media type: application/json is expected.");
        try
        {
            return call.ReadJson() as JsonObject ?? throw HubSpotError.Json("Cannot deserialize value from Array value");
        }
        catch (JsonException error)
        {
            throw HubSpotError.Validation($"Invalid input JSON on line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}: {error.Message.Split('.')[0]}");
        }
    }

    /// <summary>A number of the query within its bounds.</summary>
    /// <exception cref="HubSpotError">It is none, or outside.</exception>
    public static int Limit(ApiCall call, int usual, int most)
    {
        if (call.Get("limit") is not { } text)
            return usual;
        return int.TryParse(text, out var limit) && limit >= 1 && limit <= most ? limit : throw HubSpotError.Validation($"limit must be between 1 and {most}, but was {text}");
    }
}
