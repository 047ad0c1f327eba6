using System.Web;

namespace Engine.Connectors.Outlook;

/// <summary>A contact, a user of the directory or a person of "people": they share most of their properties, and none has all.</summary>
internal sealed record GraphRecord(
    string Id, string? ParentFolderId, string? DisplayName, string? GivenName, string? Surname, string? CompanyName, string? Department, string? JobTitle,
    string? MobilePhone, IReadOnlyList<string>? BusinessPhones, IReadOnlyList<string>? HomePhones, IReadOnlyList<GraphPhone>? Phones,
    string? Mail, string? UserPrincipalName, IReadOnlyList<GraphEmail>? EmailAddresses, IReadOnlyList<GraphEmail>? ScoredEmailAddresses,
    GraphPlace? BusinessAddress, string? StreetAddress, string? City, string? PostalCode, string? Country, string? PersonalNotes,
    [property: JsonPropertyName("@removed")] JsonElement? Removed)
{
    [JsonIgnore]
    public bool CanBeCalled => !string.IsNullOrEmpty(MobilePhone) || BusinessPhones is { Count: > 0 };
}

internal sealed record GraphPhone(string? Type, string? Number);

internal sealed record GraphEmail(string? Address);

internal sealed record GraphPlace(string? Street, string? City, string? PostalCode, string? CountryOrRegion);

/// <summary>A contact folder or a calendar.</summary>
internal sealed record GraphFolder(string Id, string? DisplayName, string? Name);

internal sealed record GraphEvent(string Id, string? Subject, GraphMoment? Start, GraphMoment? End, string? WebLink);

internal sealed record GraphMoment(string? DateTime);

internal sealed record GraphPage<T>(
    IReadOnlyList<T>? Value, [property: JsonPropertyName("@odata.nextLink")] string? NextLink, [property: JsonPropertyName("@odata.deltaLink")] string? DeltaLink)
{
    /// <exception cref="ConnectorException">There is none.</exception>
    [JsonIgnore]
    public IReadOnlyList<T> Items => Value ?? throw new ConnectorException(ConnectorErrorKind.BadAnswer, "Microsoft Graph answered without the list that was asked for.");

    /// <summary>What to go on with.</summary>
    [JsonIgnore]
    public DeltaPlace? Place => DeltaPlace.Of(NextLink, "$skiptoken", isNext: true) ?? DeltaPlace.Of(DeltaLink, "$deltatoken", isNext: false);
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
