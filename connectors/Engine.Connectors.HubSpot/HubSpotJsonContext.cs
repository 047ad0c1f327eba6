namespace Engine.Connectors.HubSpot;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HubSpotSearch))]
[JsonSerializable(typeof(HubSpotInput))]
[JsonSerializable(typeof(HubSpotBatch))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class HubSpotJsonContext : JsonSerializerContext;
