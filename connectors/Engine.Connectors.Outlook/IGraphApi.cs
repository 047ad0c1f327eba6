using Refit;

namespace Engine.Connectors.Outlook;

/// <summary>What we use of Microsoft Graph v1.0; <c>owner</c> is <c>me</c> or <c>users/…</c>, <c>calendar</c> an owner or one of its calendars.</summary>
[Headers(Immutable)]
internal interface IGraphApi
{
    // Microsoft Graph, "Obtain immutable identifiers for Outlook resources": others change when a contact moves to another folder.
    private const string Immutable = "Prefer: IdType=\"ImmutableId\"";

    // "Advanced query capabilities on Microsoft Entra ID objects".
    private const string Eventual = "ConsistencyLevel: eventual";

    [Get("/{**owner}")]
    Task<JsonElement> GetAsync(string owner, [AliasAs("$select")] string select, CancellationToken cancellationToken);

    [Get("/{**owner}/contactFolders")]
    Task<GraphPage> FoldersAsync(string owner, [AliasAs("$top")] int top, [AliasAs("$skip")] string? skip, CancellationToken cancellationToken);

    [Get("/{**owner}/contactFolders/{folder}/childFolders")]
    Task<GraphPage> ChildFoldersAsync(string owner, string folder, [AliasAs("$top")] int top, [AliasAs("$skip")] string? skip, CancellationToken cancellationToken);

    [Get("/{**owner}/contacts/delta")]
    [Headers(Immutable + ", odata.maxpagesize=200")]
    Task<GraphPage> DeltaAsync(
        string owner, [AliasAs("$select")] string? select, [AliasAs("$skiptoken")] string? skip, [AliasAs("$deltatoken")] string? delta, CancellationToken cancellationToken);

    [Get("/{**owner}/contactFolders/{folder}/contacts/delta")]
    [Headers(Immutable + ", odata.maxpagesize=200")]
    Task<GraphPage> FolderDeltaAsync(
        string owner, string folder, [AliasAs("$select")] string? select, [AliasAs("$skiptoken")] string? skip, [AliasAs("$deltatoken")] string? delta,
        CancellationToken cancellationToken);

    [Get("/users/delta")]
    Task<GraphPage> UsersDeltaAsync(
        [AliasAs("$select")] string? select, [AliasAs("$skiptoken")] string? skip, [AliasAs("$deltatoken")] string? delta, CancellationToken cancellationToken);

    [Get("/users")]
    [Headers(Eventual)]
    Task<GraphPage> UsersAsync(
        [AliasAs("$filter")] string? filter, [AliasAs("$search")] string? search, [AliasAs("$count")] string? count, [AliasAs("$top")] int top, [AliasAs("$select")] string select,
        CancellationToken cancellationToken);

    [Get("/users/{id}")]
    Task<JsonElement> UserAsync(string id, [AliasAs("$select")] string select, CancellationToken cancellationToken);

    [Get("/users/{id}/photo/$value")]
    Task<HttpResponseMessage> UserPhotoAsync(string id, CancellationToken cancellationToken);

    [Get("/{**owner}/people")]
    Task<GraphPage> PeopleAsync(
        string owner, [AliasAs("$search")] string search, [AliasAs("$top")] int top, [AliasAs("$select")] string select, CancellationToken cancellationToken);

    [Get("/{**owner}/people/{id}")]
    Task<JsonElement> PersonAsync(string owner, string id, [AliasAs("$select")] string select, CancellationToken cancellationToken);

    [Get("/{**owner}/contacts/{id}")]
    Task<JsonElement> ContactAsync(string owner, string id, [AliasAs("$select")] string select, CancellationToken cancellationToken);

    [Get("/{**owner}/contacts/{id}/photo/$value")]
    Task<HttpResponseMessage> ContactPhotoAsync(string owner, string id, CancellationToken cancellationToken);

    [Post("/{**owner}/contacts")]
    Task<JsonElement> CreateAsync(string owner, [Body] JsonObject values, CancellationToken cancellationToken);

    [Post("/{**owner}/contactFolders/{folder}/contacts")]
    Task<JsonElement> CreateInAsync(string owner, string folder, [Body] JsonObject values, CancellationToken cancellationToken);

    [Patch("/{**owner}/contacts/{id}")]
    Task<JsonElement> UpdateAsync(string owner, string id, [Body] JsonObject values, CancellationToken cancellationToken);

    [Get("/{**owner}/calendars")]
    Task<GraphPage> CalendarsAsync(string owner, [AliasAs("$top")] int top, [AliasAs("$skip")] string? skip, CancellationToken cancellationToken);

    [Get("/{**calendar}/events")]
    Task<GraphPage> EventsAsync(
        string calendar, [AliasAs("$filter")] string filter, [AliasAs("$orderby")] string? order, [AliasAs("$top")] int top, CancellationToken cancellationToken);

    [Post("/{**calendar}/events")]
    Task<JsonElement> CreateEventAsync(string calendar, [Body] JsonObject values, CancellationToken cancellationToken);
}
