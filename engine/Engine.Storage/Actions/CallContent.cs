using System.Text.Json;
using System.Text.Json.Serialization;
using Engine.Sdk;

namespace Engine.Storage.Actions;

/// <summary>What of a call in the outbox is encrypted: all that tells whom it was with, and the CRM's words, which may.</summary>
internal sealed record CallContent(CallActivity? Call, string? Reason)
{
    public static readonly CallContent Unreadable = new(null, null);

    public string ToJson() => JsonSerializer.Serialize(this, CallJsonContext.Default.CallContent);

    /// <param name="json">Null when it could not be decrypted.</param>
    public static CallContent Parse(string? json)
    {
        try
        {
            return json is null ? Unreadable : JsonSerializer.Deserialize(json, CallJsonContext.Default.CallContent) ?? Unreadable;
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }
}

[JsonSerializable(typeof(CallContent))]
internal sealed partial class CallJsonContext : JsonSerializerContext;
