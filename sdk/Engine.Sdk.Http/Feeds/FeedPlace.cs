using System.Text.Json;
using System.Text.Json.Serialization;

namespace Engine.Sdk.Http;

/// <summary>How far a feed has been read; its text is the feed's token.</summary>
internal sealed record FeedPlace
{
    /// <summary>When the reading under way began; else the last one.</summary>
    public DateTimeOffset Began { get; init; }

    /// <summary>When the last reading that came to its end began; null before there was one.</summary>
    public DateTimeOffset? Read { get; init; }

    /// <summary>The kind of record a reading has reached; null where none is under way.</summary>
    public string? Reached { get; init; }

    public IReadOnlyDictionary<string, FeedMark> Kinds { get; init; } = new Dictionary<string, FeedMark>();

    /// <exception cref="ConnectorException"><see cref="ConnectorErrorKind.FeedTokenExpired"/></exception>
    public static FeedPlace Of(string? token, IReadOnlyCollection<string> kinds, DateTimeOffset now, TimeSpan lifetime)
    {
        if (token is null) return new() { Began = now };
        if (FeedTokens.Read(token, FeedJsonContext.Default.FeedPlace) is not { Kinds: { Count: > 0 } known } place || known.Values.Any(mark => mark?.Told is null))
            throw FeedTokens.Expired("The copy's last reading is not understood any more");
        if (!known.Keys.All(kinds.Contains)) throw FeedTokens.Expired("The copy holds records that are read no longer");
        if (now - (place.Read ?? place.Began) > lifetime) throw FeedTokens.Expired("The copy is too old to be brought up to date");
        return place.Reached is null ? place with { Began = now } : place;
    }

    public FeedPlace At(string kind, FeedMark mark, string? reached) =>
        this with { Kinds = new Dictionary<string, FeedMark>(Kinds) { [kind] = mark }, Reached = reached, Read = reached is null ? Began : Read };

    public override string ToString() => JsonSerializer.Serialize(this, FeedJsonContext.Default.FeedPlace);
}

/// <summary>How far one kind of record has been read.</summary>
/// <param name="Since">From when on changes are read; null for everything.</param>
/// <param name="Next">Where its list goes on, in a reading under way.</param>
/// <param name="Told">Digests of what has been told and will be met again, with the second of its stamp.</param>
internal sealed record FeedMark(DateTimeOffset? Since, string? Next, IReadOnlyDictionary<string, long> Told)
{
    public static FeedMark None { get; } = new(null, null, new Dictionary<string, long>());
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FeedPlace))]
internal sealed partial class FeedJsonContext : JsonSerializerContext;
