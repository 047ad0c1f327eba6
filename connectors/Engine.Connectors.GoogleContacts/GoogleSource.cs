namespace Engine.Connectors.GoogleContacts;

/// <summary>One of the three places where Google keeps people.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Scope">What the user has to agree to.</param>
/// <param name="MaxFound">Most people one search answers with; there is no second page of contacts.</param>
/// <param name="NeedsWarmUp">People API, searchContacts and otherContacts.search: before searching, clients send a request with an empty query to refresh Google's cache.</param>
internal sealed record GoogleSource(
    string Name, string Scope, int MaxFound, bool NeedsWarmUp,
    Func<IGoogleContactsApi, string, CancellationToken, Task<GooglePage>> Search,
    Func<IGoogleContactsApi, int, GoogleListing, CancellationToken, Task<GooglePage>> List)
{
    public const string ChangeScope = "contacts";

    private const string Contact = "READ_SOURCE_TYPE_CONTACT";

    // People API, otherContacts.list and otherContacts.search: what may be asked for of other contacts.
    private const string OtherFields = "names,phoneNumbers,emailAddresses,metadata";

    public static readonly GoogleSource Contacts = new(
        "your contacts", "contacts.readonly", 30, NeedsWarmUp: true,
        (api, text, cancellationToken) => api.SearchContactsAsync(text, GoogleContactsMapping.Fields, Contact, 30, cancellationToken),
        (api, size, asked, cancellationToken) => api.ListContactsAsync(GoogleContactsMapping.Fields, Contact, size, asked.Tells, asked.Page, asked.Since, cancellationToken));

    public static readonly GoogleSource OtherContacts = new(
        "other contacts", "contacts.other.readonly", 30, NeedsWarmUp: true,
        (api, text, cancellationToken) => api.SearchOtherContactsAsync(text, OtherFields, 30, cancellationToken),
        (api, size, asked, cancellationToken) => api.ListOtherContactsAsync(OtherFields, size, asked.Tells, asked.Page, asked.Since, cancellationToken));

    public static readonly GoogleSource Directory = new(
        "the directory", "directory.readonly", 500, NeedsWarmUp: false,
        (api, text, cancellationToken) => api.SearchDirectoryAsync(text, GoogleContactsMapping.Fields, DirectorySources, 500, cancellationToken),
        (api, size, asked, cancellationToken) =>
            api.ListDirectoryAsync(GoogleContactsMapping.Fields, DirectorySources, size, asked.Tells, asked.Page, asked.Since, cancellationToken));

    private static string[] DirectorySources => ["DIRECTORY_SOURCE_TYPE_DOMAIN_PROFILE", "DIRECTORY_SOURCE_TYPE_DOMAIN_CONTACT"];

    /// <param name="granted">The scopes the user agreed to, as the token's answer lists them.</param>
    public bool IsGranted(IEnumerable<string> granted) =>
        granted.Select(scope => scope.Split('/')[^1]).Any(scope => scope == Scope || (this == Contacts && scope == ChangeScope));
}

/// <summary>From where a list is read.</summary>
/// <param name="Page">The page; null for the first.</param>
/// <param name="Since">The sync token; null for everything.</param>
/// <param name="IsSync">Whether a sync token is wanted: the first page of such a list has a small quota of its own.</param>
internal sealed record GoogleListing(string? Page = null, string? Since = null, bool IsSync = false)
{
    public string? Tells => IsSync ? "true" : null;
}
