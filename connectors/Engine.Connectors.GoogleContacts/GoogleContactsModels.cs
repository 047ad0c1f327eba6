namespace Engine.Connectors.GoogleContacts;

/// <summary>What lists and searches answer: each names its people differently, and names none where there are none.</summary>
internal sealed record GooglePage(
    IReadOnlyList<GooglePerson>? Connections = null, IReadOnlyList<GooglePerson>? OtherContacts = null, IReadOnlyList<GooglePerson>? People = null,
    IReadOnlyList<GoogleResult>? Results = null, string? NextPageToken = null, string? NextSyncToken = null, int? TotalItems = null, int? TotalSize = null)
{
    public IEnumerable<GooglePerson> Items =>
        (Connections ?? OtherContacts ?? People ?? Results?.Select(result => result.Person) ?? []).OfType<GooglePerson>().Where(person => person.ResourceName is { Length: > 0 });
}

internal sealed record GoogleResult(GooglePerson? Person);

internal sealed record GooglePerson(
    string? ResourceName, GooglePersonMetadata? Metadata = null, IReadOnlyList<GoogleName>? Names = null, IReadOnlyList<GoogleValue>? Nicknames = null,
    IReadOnlyList<GooglePhone>? PhoneNumbers = null, IReadOnlyList<GoogleValue>? EmailAddresses = null, IReadOnlyList<GoogleOrganization>? Organizations = null,
    IReadOnlyList<GoogleAddress>? Addresses = null, IReadOnlyList<GoogleValue>? Urls = null, IReadOnlyList<GoogleValue>? Biographies = null, IReadOnlyList<GooglePhoto>? Photos = null);

internal sealed record GooglePersonMetadata(bool Deleted = false, IReadOnlyList<string>? PreviousResourceNames = null);

internal interface IGoogleField
{
    GoogleFieldMetadata? Metadata { get; }
}

internal sealed record GoogleFieldMetadata(bool Primary = false);

internal sealed record GoogleName(
    string? DisplayName, string? GivenName, string? MiddleName, string? FamilyName, string? UnstructuredName, GoogleFieldMetadata? Metadata) : IGoogleField;

internal sealed record GooglePhone(string? Value, string? CanonicalForm, string? Type, GoogleFieldMetadata? Metadata) : IGoogleField;

internal sealed record GoogleOrganization(string? Name, string? Title, string? Department, bool Current, GoogleFieldMetadata? Metadata) : IGoogleField;

internal sealed record GoogleAddress(
    string? StreetAddress, string? ExtendedAddress, string? City, string? PostalCode, string? Country, string? CountryCode, GoogleFieldMetadata? Metadata) : IGoogleField;

internal sealed record GooglePhoto(string? Url, bool Default, GoogleFieldMetadata? Metadata) : IGoogleField;

/// <summary>A nickname, e-mail address, web address or note.</summary>
internal sealed record GoogleValue(string? Value, GoogleFieldMetadata? Metadata) : IGoogleField;

internal sealed record GoogleErrorAnswer(GoogleError? Error);

internal sealed record GoogleError(string? Message, string? Status, IReadOnlyList<GoogleErrorDetail>? Details);

internal sealed record GoogleErrorDetail(string? Reason);
