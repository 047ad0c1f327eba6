namespace Engine.Connectors.Outlook;

/// <summary>Where a reading stands: in each folder, and in the directory. Its text is the feed's token.</summary>
/// <param name="Scope">What the book was set to hold: with another setting it is read anew.</param>
/// <param name="Default">The id of the folder every mailbox has, once a contact in it has told.</param>
/// <param name="Places">By folder; for a folder that has not been begun there is none.</param>
internal sealed record FeedPlace(string Scope, string? Default, IReadOnlyDictionary<string, DeltaPlace> Places)
{
    private const int MaxToken = 64 * 1024;

    /// <exception cref="ConnectorException"><see cref="ConnectorErrorKind.FeedTokenExpired"/></exception>
    public static FeedPlace Of(string? token, string scope) => token is null
        ? new(scope, null, new Dictionary<string, DeltaPlace>())
        : FeedTokens.Read(token, OutlookJsonContext.Default.FeedPlace) is { Scope: { } read, Places: not null } place && read == scope ? place
        : throw FeedTokens.Expired("The copy is of other folders, or of another version");

    public FeedPlace At(string folder, DeltaPlace place) => this with { Places = new Dictionary<string, DeltaPlace>(Places) { [folder] = place } };

    public FeedPlace Without(string folder) => this with { Places = Places.Where(place => place.Key != folder).ToDictionary() };

    /// <summary>The token; null for so many folders that it would be too long.</summary>
    public string? ToToken() => JsonSerializer.Serialize(this, OutlookJsonContext.Default.FeedPlace) is { Length: <= MaxToken } token ? token : null;
}
