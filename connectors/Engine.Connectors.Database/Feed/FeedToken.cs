using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Engine.Connectors.Database.Queries;
using Engine.Connectors.Database.Settings;

namespace Engine.Connectors.Database.Feed;

/// <summary>How far a feed has come.</summary>
internal sealed record FeedToken
{
    /// <summary>Digest of the settings it was read with: with others everything is another.</summary>
    public string Of { get; init; } = "";

    /// <summary>The latest change that was read.</summary>
    public string Mark { get; init; } = "";

    /// <summary>When <see cref="Mark"/> was met first, by our clock.</summary>
    public DateTimeOffset MarkMet { get; init; }

    /// <summary>Whether what came to light late has been read, too: then the next reading begins after <see cref="Mark"/>, not some time before it.</summary>
    public bool IsSettled { get; init; }

    public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>Digest of the ids that were there; empty where the database tells what was removed.</summary>
    public string Ids { get; init; } = "";

    /// <exception cref="ConnectorException"><see cref="ConnectorErrorKind.FeedTokenExpired"/></exception>
    public static FeedToken Parse(string text, string of)
    {
        try
        {
            if (JsonSerializer.Deserialize(text, FeedJsonContext.Default.FeedToken) is { Told: not null, Ids: not null } token && token.Of == of && Stamp.Parse(token.Mark) is not null)
                return token;
        }
        catch (JsonException)
        {
            // No token of ours.
        }
        throw Expired("The copy was read with other settings");
    }

    public static ConnectorException Expired(string why) => new(ConnectorErrorKind.FeedTokenExpired, $"{why}: everything is read anew.");

    public static string DigestOf(DatabaseSettings settings, QuerySet set)
    {
        string?[] all =
        [
            $"{settings.Kind}", settings.Server, $"{settings.Port}", settings.Database, settings.Columns, settings.Address, set.Everything?.Text, set.Changes?.Text,
            set.Removed?.Text,
        ];
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', all))).AsSpan(0, 8));
    }

    public override string ToString() => JsonSerializer.Serialize(this, FeedJsonContext.Default.FeedToken);
}

[JsonSerializable(typeof(FeedToken))]
internal sealed partial class FeedJsonContext : JsonSerializerContext;
