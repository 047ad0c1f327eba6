namespace Engine.Connectors.GoogleContacts;

/// <summary>One of the three places where Google keeps people.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Scope">What the user has to agree to.</param>
/// <param name="MaxFound">Most people one search answers with; there is no second page of contacts.</param>
/// <param name="NeedsWarmUp">People API, searchContacts and otherContacts.search: before searching, clients send a request with an empty query to refresh Google's cache.</param>
internal sealed record GoogleSource(
    string Name, string Scope, int MaxFound, bool NeedsWarmUp,
    Func<IGoogleContactsApi, string, CancellationToken, Task<GooglePage>> Search,
    Func<IGoogleContactsApi, int, string?, string?, CancellationToken, Task<GooglePage>> List)
{
    public const string ChangeScope = "contacts";

    // People API, otherContacts.list and otherContacts.search: what may be asked for of other contacts.
    private const string OtherFields = "names,phoneNumbers,emailAddresses,metadata";

    public static readonly GoogleSource Contacts = new(
        "your contacts", "contacts.readonly", 30, NeedsWarmUp: true,
        (api, text, cancellationToken) => api.SearchContactsAsync(text, GoogleContactsMapping.Fields, "READ_SOURCE_TYPE_CONTACT", 30, cancellationToken),
        (api, size, page, since, cancellationToken) => api.ListContactsAsync(GoogleContactsMapping.Fields, "READ_SOURCE_TYPE_CONTACT", size, "true", page, since, cancellationToken));

    public static readonly GoogleSource OtherContacts = new(
        "other contacts", "contacts.other.readonly", 30, NeedsWarmUp: true,
        (api, text, cancellationToken) => api.SearchOtherContactsAsync(text, OtherFields, 30, cancellationToken),
        (api, size, page, since, cancellationToken) => api.ListOtherContactsAsync(OtherFields, size, "true", page, since, cancellationToken));

    public static readonly GoogleSource Directory = new(
        "the directory", "directory.readonly", 500, NeedsWarmUp: false,
        (api, text, cancellationToken) => api.SearchDirectoryAsync(text, GoogleContactsMapping.Fields, DirectorySources, 500, cancellationToken),
        (api, size, page, since, cancellationToken) => api.ListDirectoryAsync(GoogleContactsMapping.Fields, DirectorySources, size, "true", page, since, cancellationToken));

    private static string[] DirectorySources => ["DIRECTORY_SOURCE_TYPE_DOMAIN_PROFILE", "DIRECTORY_SOURCE_TYPE_DOMAIN_CONTACT"];

    /// <param name="granted">The scopes the user agreed to, as the token's answer lists them.</param>
    public bool IsGranted(IEnumerable<string> granted) => granted.Select(scope => scope.Split('/')[^1]).Any(scope => scope == Scope || (this == Contacts && scope == ChangeScope));
}
