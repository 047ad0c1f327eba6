using System.Text.Json;
using System.Text.Json.Nodes;
using Refit;

namespace Engine.Connectors.Salesforce;

/// <summary>What we use of Salesforce's REST API (REST API Developer Guide). Failures are <see cref="Sdk.ConnectorException"/>s.</summary>
internal interface ISalesforceApi
{
    [Get("/services/data/v{version}/search")]
    Task<SearchAnswer> SearchAsync(string version, [AliasAs("q")] string sosl, CancellationToken cancellationToken);

    [Get("/services/data/v{version}/query")]
    Task<QueryAnswer> QueryAsync(string version, [AliasAs("q")] string soql, CancellationToken cancellationToken);

    /// <summary>Deleted and merged records too.</summary>
    [Get("/services/data/v{version}/queryAll")]
    Task<QueryAnswer> QueryAllAsync(string version, [AliasAs("q")] string soql, CancellationToken cancellationToken);

    /// <param name="version">Of the API.</param>
    /// <param name="locator">What <see cref="QueryAnswer.Next"/> says.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    [Get("/services/data/v{version}/{**locator}")]
    Task<QueryAnswer> NextAsync(string version, string locator, CancellationToken cancellationToken);

    [Get("/services/data/v{version}/sobjects/{type}/describe")]
    Task<ObjectDescription> DescribeAsync(string version, string type, CancellationToken cancellationToken);

    [Post("/services/data/v{version}/sobjects/{type}")]
    Task<SaveAnswer> CreateAsync(string version, string type, [Body] JsonObject values, CancellationToken cancellationToken);

    [Patch("/services/data/v{version}/sobjects/{type}/{id}")]
    Task UpdateAsync(string version, string type, string id, [Body] JsonObject values, CancellationToken cancellationToken);

    /// <summary>A small answer whose headers tell how much of the allowance is used.</summary>
    [Get("/services/data/v{version}")]
    Task<HttpResponseMessage> ResourcesAsync(string version, CancellationToken cancellationToken);

    [Get("/services/oauth2/userinfo")]
    Task<JsonElement> UserInfoAsync(CancellationToken cancellationToken);

    [Get("/{**path}")]
    Task<HttpResponseMessage> DownloadAsync(string path, CancellationToken cancellationToken);
}
