namespace Engine.Connectors.Outlook;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(GraphPage<GraphRecord>))]
[JsonSerializable(typeof(GraphPage<GraphFolder>))]
[JsonSerializable(typeof(GraphPage<GraphEvent>))]
[JsonSerializable(typeof(FeedPlace))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class OutlookJsonContext : JsonSerializerContext;
