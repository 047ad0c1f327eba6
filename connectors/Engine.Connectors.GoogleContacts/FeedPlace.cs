namespace Engine.Connectors.GoogleContacts;

/// <summary>Where a reading stands; its text is the feed's token.</summary>
internal sealed record FeedPlace
{
    /// <summary>The scopes of what is read, which name the sources: with others the book is read anew.</summary>
    public string Sources { get; init; } = "";

    /// <summary>Google's sync tokens, by scope, since which changes are read; a source without one is read whole.</summary>
    public IReadOnlyDictionary<string, string> Since { get; init; } = new Dictionary<string, string>();

    /// <summary>Those for the next reading, as far as this one has come.</summary>
    public IReadOnlyDictionary<string, string> Next { get; init; } = new Dictionary<string, string>();

    /// <summary>How many of the sources have been read.</summary>
    public int Step { get; init; }

    /// <summary>Where in the source to go on.</summary>
    public string? Page { get; init; }

    /// <summary>How many people Google has told of so far.</summary>
    public int Total { get; init; }

    /// <exception cref="ConnectorException"><see cref="ConnectorErrorKind.FeedTokenExpired"/></exception>
    public static FeedPlace Of(string? token, IEnumerable<GoogleSource> sources)
    {
        var all = string.Join(' ', sources.Select(source => source.Scope));
        return token is null ? new() { Sources = all }
            : FeedTokens.Read(token, GoogleContactsJsonContext.Default.FeedPlace) is { Step: >= 0, Since: not null, Next: not null } place && place.Sources == all ? place
            : throw FeedTokens.Expired("Other contacts are to be copied than before");
    }

    /// <summary>After a page of a source.</summary>
    public FeedPlace After(GooglePage page, GoogleSource source) => page.Next is { } next ? this with { Page = next } : this with
    {
        Page = null,
        Step = Step + 1,
        Next = (page.NextSyncToken ?? Since.GetValueOrDefault(source.Scope)) is { } token ? new Dictionary<string, string>(Next) { [source.Scope] = token } : Next,
    };

    /// <summary>Where the next reading begins.</summary>
    public FeedPlace Ended() => new() { Sources = Sources, Since = Next };

    public override string ToString() => JsonSerializer.Serialize(this, GoogleContactsJsonContext.Default.FeedPlace);
}
