using System.Text.Json;
using System.Text.Json.Serialization;

namespace Engine.Connectors.Ldap.Feed;

/// <summary>What a copy holds, as far as it has to be known to bring it up to date.</summary>
/// <param name="Source">What was read: the settings that decide on it, and of Active Directory the server, whose counters are its own.</param>
/// <param name="Usn">Active Directory's counter of changes, where it is one; null elsewhere.</param>
/// <param name="Records">A <see cref="RecordSketch"/>.</param>
internal sealed record FeedToken(string Source, string? Usn, byte[] Records)
{
    public override string ToString() => JsonSerializer.Serialize(this, FeedTokenContext.Default.FeedToken);

    /// <returns>Null when the text is no token of ours.</returns>
    public static FeedToken? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, FeedTokenContext.Default.FeedToken) is { Source: not null, Records: not null } token ? token : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSerializable(typeof(FeedToken))]
internal sealed partial class FeedTokenContext : JsonSerializerContext;
