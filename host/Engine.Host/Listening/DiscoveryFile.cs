using System.Buffers;
using System.Text.Json;
using Engine.Host.About;
using Engine.Host.Security;
using Engine.Storage;

namespace Engine.Host.Listening;

/// <summary>
/// Tells the user's other programs where this user's engine listens, since every user of a machine has ports of their own. It holds no secret.
/// </summary>
internal sealed class DiscoveryFile(DataFolder folder, PublicAddress address, TimeProvider time)
{
    public void Write()
    {
        var content = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(content, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("ProcessId", Environment.ProcessId);
            json.WriteStartArray("Addresses");
            json.WriteStringValue(new Uri(address.Base, ApiPath.Prefix).AbsoluteUri);
            json.WriteStringValue(new Uri(address.Encrypted, ApiPath.Prefix).AbsoluteUri);
            json.WriteEndArray();
            json.WriteString("Version", Product.Version);
            json.WriteString("StartedAt", time.GetUtcNow());
            json.WriteEndObject();
        }
        UserOnlyFile.Write(folder.DiscoveryFile, content.WrittenSpan);
    }

    public void Remove() => File.Delete(folder.DiscoveryFile);
}
