using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Engine.Sdk.Http;

/// <summary>For feeds that keep a token of their own, which is the JSON of where a reading stands.</summary>
public static class FeedTokens
{
    /// <summary>Where a reading stood.</summary>
    /// <typeparam name="T">The type whose JSON the token is.</typeparam>
    /// <param name="token">The token: of this version of the connector, of another one, or any text.</param>
    /// <param name="type">The type, from the connector's JSON context.</param>
    /// <returns>The place, of which members may be missing; null where the token is not understood.</returns>
    public static T? Read<T>(string token, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(token, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Tells that a copy has to be made anew.</summary>
    /// <param name="why">Why, without a full stop: <c>The copy is of other folders</c>.</param>
    /// <returns>The failure to throw, of kind <see cref="ConnectorErrorKind.FeedTokenExpired"/>.</returns>
    public static ConnectorException Expired(string why) => new(ConnectorErrorKind.FeedTokenExpired, $"{why}: everything is read anew.");
}
