namespace Engine.Connectors.Outlook;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(GraphPage))]
[JsonSerializable(typeof(FeedPlace))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class OutlookJsonContext : JsonSerializerContext;
