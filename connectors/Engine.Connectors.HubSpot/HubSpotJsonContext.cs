using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Engine.Connectors.HubSpot;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(HubSpotSearch))]
[JsonSerializable(typeof(HubSpotInput))]
[JsonSerializable(typeof(HubSpotBatch))]
[JsonSerializable(typeof(HubSpotRecord))]
[JsonSerializable(typeof(HubSpotPage<HubSpotRecord>))]
[JsonSerializable(typeof(HubSpotPage<HubSpotOwner>))]
[JsonSerializable(typeof(HubSpotOwner))]
[JsonSerializable(typeof(HubSpotAccount))]
internal sealed partial class HubSpotJsonContext : JsonSerializerContext
{
    /// <summary>Escapes no more than JSON asks for: a search may be 3,000 characters long, and \u escapes would count six times.</summary>
    public static HubSpotJsonContext Wire => field ??=
        new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
