using System.Buffers;
using System.Text.Json;
using Engine.Core.Events;
using Engine.Host.Wire;

namespace Engine.Host.Events;

/// <summary>The text frames of the event channel, as UTF-8.</summary>
internal static class EventFrames
{
    public static readonly ReadOnlyMemory<byte> Unload = Frame("Unload", _ => { });

    public static ReadOnlyMemory<byte> Initial(DateTimeOffset now, VersionInfo version) => Frame("Initial", json =>
    {
        json.WriteString("ServerTime", now.UtcDateTime);
        json.WriteStartArray("Calls");
        json.WriteEndArray();
        json.WritePropertyName("Version");
        JsonSerializer.Serialize(json, version, WireJsonContext.Wire.VersionInfo);
    });

    /// <returns>The frame, or null for what concerns no client.</returns>
    public static ReadOnlyMemory<byte>? Of(EngineEvent happened) => happened switch
    {
        ConfigurationChanged changed => Frame("ConfigurationChanged", json => json.WriteString("What", changed.What)),
        AddressBookChanged changed => Frame("CrmConfigurationChanged", json =>
        {
            json.WriteString("AddinId", changed.Id.ToString());
            json.WriteString("Name", changed.Name);
            json.WriteString("Change", changed.Change.ToString());
        }),
        DialRequested dial => Frame("MakeCallRequest", json => json.WriteString("Tel", dial.Tel)),
        _ => (ReadOnlyMemory<byte>?)null, // a bare null would be an empty frame: it converts by way of an array
    };

    private static ReadOnlyMemory<byte> Frame(string eventType, Action<Utf8JsonWriter> writePayload)
    {
        var content = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(content))
        {
            json.WriteStartObject();
            json.WriteString("EventType", eventType);
            json.WriteStartObject("Payload");
            writePayload(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return content.WrittenMemory;
    }
}
