namespace Engine.Connectors.Salesforce;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(ObjectDescription))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class SalesforceJsonContext : JsonSerializerContext;
