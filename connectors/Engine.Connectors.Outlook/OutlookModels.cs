using System.Web;

namespace Engine.Connectors.Outlook;

/// <summary>A page of any list. What it holds stays JSON: contacts, users and people share most of their properties, and none has all.</summary>
internal sealed record GraphPage(
    IReadOnlyList<JsonElement>? Value, [property: JsonPropertyName("@odata.nextLink")] string? NextLink, [property: JsonPropertyName("@odata.deltaLink")] string? DeltaLink)
{
    /// <exception cref="ConnectorException">There is none.</exception>
    [JsonIgnore]
    public IReadOnlyList<JsonElement> Items => Value ?? throw new ConnectorException(ConnectorErrorKind.BadAnswer, "Microsoft Graph answered without the list that was asked for.");

    /// <summary>What to go on with, in a list of all there is.</summary>
    [JsonIgnore]
    public string? Skip => DeltaPlace.Of(NextLink, "$skip", isNext: true)?.Token;

    /// <summary>What to go on with, in a list of changes.</summary>
    [JsonIgnore]
    public DeltaPlace? Place => DeltaPlace.Of(NextLink, "$skiptoken", isNext: true) ?? DeltaPlace.Of(DeltaLink, "$deltatoken", isNext: false);

    /// <summary>There is more, and no telling where: a part is not to be taken for the whole.</summary>
    public static ConnectorException NoPlace() => new(ConnectorErrorKind.BadAnswer, "Microsoft Graph did not say where to go on.");
}

/// <summary>What a link to go on with says beyond the address it is of: one token, of two kinds.</summary>
internal sealed record DeltaPlace(string Token, bool IsNext)
{
    [JsonIgnore]
    public string? Skip => IsNext ? Token : null;

    [JsonIgnore]
    public string? Delta => IsNext ? null : Token;

    public static DeltaPlace? Of(string? link, string parameter, bool isNext) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && HttpUtility.ParseQueryString(address.Query)[parameter] is { Length: > 0 } token ? new(token, isNext) : null;
}
