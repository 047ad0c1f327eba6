using System.Text.Json;
using System.Text.Json.Serialization;

namespace Engine.Sdk.Hosting;

/// <summary>What a CRM granted to one book: the tokens, and what came with them. A secret as a whole. Immutable.</summary>
public sealed record Grant
{
    /// <summary>Tells with which client at which CRM it was made; of no use with another.</summary>
    public required string Origin { get; init; }

    /// <summary>The token requests carry; null when there is none left.</summary>
    public string? AccessToken { get; init; }

    /// <summary>When the access token ends, in UTC; null when the CRM does not say: it is then used until it is refused.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The token that gets another access token; null when there is none.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>What a connector's own sign-in library keeps, in base 64; null where there is none.</summary>
    public string? Content { get; init; }

    /// <summary>The other members of the token's answer, as text. Never null.</summary>
    public IReadOnlyDictionary<string, string> Members { get; init; } = new Dictionary<string, string>();

    /// <summary>When the user signed in, in UTC.</summary>
    public DateTimeOffset SignedInAt { get; init; }

    /// <summary>Whether the CRM has taken it back: the user must sign in again.</summary>
    public bool IsEnded { get; init; }

    /// <summary>The grant as JSON, to be kept encrypted.</summary>
    /// <returns>What <see cref="TryParse"/> reads.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, GrantJsonContext.Default.Grant);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text; null and what is no grant read as null.</param>
    /// <returns>The grant, or null.</returns>
    public static Grant? TryParse(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, GrantJsonContext.Default.Grant);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Without tokens.</summary>
    /// <returns>Whether it stands.</returns>
    public override string ToString() => IsEnded ? "Grant (ended)" : "Grant";
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Grant))]
internal sealed partial class GrantJsonContext : JsonSerializerContext;
