using Refit;

namespace Engine.Connectors.HubSpot;

/// <summary>HubSpot's CRM API (https://developers.hubspot.com/docs/api-reference/overview); <c>type</c> is <c>contacts</c>, <c>companies</c>, <c>calls</c> and so on.</summary>
internal interface IHubSpotApi
{
    private const string Objects = "/crm/v3/objects/{type}";

    [Post(Objects + "/search"), Headers(ApiRequest.ReadsOnly)]
    Task<JsonElement> SearchAsync(string type, [Body] HubSpotSearch search, CancellationToken cancellationToken);

    // "archived" is "true" for the deleted ones: Refit would write a bool with a capital.
    [Get(Objects)]
    Task<JsonElement> ListAsync(string type, int limit, string? after, string properties, string? archived, CancellationToken cancellationToken);

    [Post(Objects + "/batch/read"), Headers(ApiRequest.ReadsOnly)]
    Task<JsonElement> ReadAsync(string type, [Body] HubSpotBatch batch, CancellationToken cancellationToken);

    [Get(Objects + "/{id}")]
    Task<JsonElement> GetAsync(string type, string id, string properties, string? associations, CancellationToken cancellationToken);

    [Post(Objects)]
    Task<JsonElement> CreateAsync(string type, [Body] HubSpotInput input, CancellationToken cancellationToken);

    [Patch(Objects + "/{id}")]
    Task<JsonElement> UpdateAsync(string type, string id, [Body] HubSpotInput input, CancellationToken cancellationToken);

    [Get("/crm/v3/owners")]
    Task<JsonElement> FindOwnersAsync(string email, CancellationToken cancellationToken);

    [Get("/crm/v3/owners/{id}")]
    Task<JsonElement> GetOwnerAsync(string id, string idProperty, CancellationToken cancellationToken);

    [Get("/account-info/v3/details")]
    Task<JsonElement> GetAccountAsync(CancellationToken cancellationToken);
}
