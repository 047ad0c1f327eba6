using Engine.Connectors.CardDav.Books;

namespace Engine.Connectors.CardDav.Feed;

/// <summary>How far the books have been read; its text is the feed's token. Immutable.</summary>
internal sealed record FeedPlace
{
    /// <summary>The server; paths on another one are others.</summary>
    public required string Server { get; init; }

    /// <summary>By the books' paths.</summary>
    public required IReadOnlyDictionary<string, BookPlace> Books { get; init; }

    /// <exception cref="ConnectorException"><see cref="ConnectorErrorKind.FeedTokenExpired"/></exception>
    public static FeedPlace Read(string? token, IReadOnlyList<CardBook> books)
    {
        var server = books[0].Address.GetLeftPart(UriPartial.Authority);
        if (token is null) return new() { Server = server, Books = new Dictionary<string, BookPlace>() };
        return Parse(token) is { } place && place.Server == server && place.Books.Count > 0 && place.Books.All(known => known.Value is not null && books.Any(book => book.Path == known.Key))
            ? place
            : throw Expired("The copy was made of other address books");
    }

    public static ConnectorException Expired(string why) => new(ConnectorErrorKind.FeedTokenExpired, $"{why}: everything is read anew.");

    public BookPlace? Of(CardBook book) => Books.GetValueOrDefault(book.Path);

    public FeedPlace With(CardBook book, BookPlace reached) => this with { Books = new Dictionary<string, BookPlace>(Books) { [book.Path] = reached } };

    /// <summary>Null where nothing has been read to an end yet.</summary>
    public string? ToToken() => Books.Count == 0 ? null : JsonSerializer.Serialize(this, FeedJsonContext.Default.FeedPlace);

    private static FeedPlace? Parse(string token)
    {
        try
        {
            return JsonSerializer.Deserialize(token, FeedJsonContext.Default.FeedPlace);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>How far one book has been read.</summary>
internal sealed record BookPlace
{
    /// <summary>The server's token: RFC 6578. Null where it has none.</summary>
    public string? Sync { get; init; }

    /// <summary>Else the book's own tag, where it has one.</summary>
    public string? Tag { get; init; }

    /// <summary>And a digest of its cards' tags.</summary>
    public string? Digest { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(FeedPlace))]
internal sealed partial class FeedJsonContext : JsonSerializerContext;
