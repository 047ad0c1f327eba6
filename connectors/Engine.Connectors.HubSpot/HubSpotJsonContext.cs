namespace Engine.Connectors.HubSpot;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HubSpotSearch))]
[JsonSerializable(typeof(HubSpotInput))]
[JsonSerializable(typeof(HubSpotBatch))]
[JsonSerializable(typeof(HubSpotPage))]
[JsonSerializable(typeof(HubSpotAccount))]
internal sealed partial class HubSpotJsonContext : JsonSerializerContext;
