namespace Engine.Connectors.GoogleContacts;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GooglePage))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(FeedPlace))]
internal sealed partial class GoogleContactsJsonContext : JsonSerializerContext;
