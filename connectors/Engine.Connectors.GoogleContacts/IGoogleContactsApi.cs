using Refit;

namespace Engine.Connectors.GoogleContacts;

/// <summary>
/// Google's People API v1 (https://developers.google.com/people/api/rest). Masks are lists with commas, sources are repeated; a truth is a text, for Refit would write
/// it with a capital.
/// </summary>
internal interface IGoogleContactsApi
{
    [Get("/v1/people:searchContacts")]
    Task<GooglePage> SearchContactsAsync(string query, string readMask, string sources, int pageSize, CancellationToken cancellationToken);

    [Get("/v1/otherContacts:search")]
    Task<GooglePage> SearchOtherContactsAsync(string query, string readMask, int pageSize, CancellationToken cancellationToken);

    [Get("/v1/people:searchDirectoryPeople")]
    Task<GooglePage> SearchDirectoryAsync(string query, string readMask, [Query(CollectionFormat.Multi)] string[] sources, int pageSize, CancellationToken cancellationToken);

    [Get("/v1/people/me/connections")]
    Task<GooglePage> ListContactsAsync(
        string personFields, string sources, int pageSize, string? requestSyncToken, string? pageToken, string? syncToken, CancellationToken cancellationToken);

    [Get("/v1/otherContacts")]
    Task<GooglePage> ListOtherContactsAsync(string readMask, int pageSize, string? requestSyncToken, string? pageToken, string? syncToken, CancellationToken cancellationToken);

    [Get("/v1/people:listDirectoryPeople")]
    Task<GooglePage> ListDirectoryAsync(
        string readMask, [Query(CollectionFormat.Multi)] string[] sources, int pageSize, string? requestSyncToken, string? pageToken, string? syncToken,
        CancellationToken cancellationToken);

    [Get("/v1/people/{id}")]
    Task<JsonElement> GetAsync(string id, string personFields, [Query(CollectionFormat.Multi)] string[] sources, CancellationToken cancellationToken);

    [Post("/v1/people:createContact")]
    Task<JsonElement> CreateAsync(string personFields, string sources, [Body] JsonObject person, CancellationToken cancellationToken);

    [Patch("/v1/people/{id}:updateContact")]
    Task<JsonElement> UpdateAsync(string id, string updatePersonFields, string personFields, string sources, [Body] JsonObject person, CancellationToken cancellationToken);
}
