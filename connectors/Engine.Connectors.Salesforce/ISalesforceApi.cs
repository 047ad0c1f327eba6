using Refit;

namespace Engine.Connectors.Salesforce;

/// <summary>What we use of Salesforce's REST API (REST API Developer Guide); <c>q</c> is SOSL or SOQL, <c>type</c> is <c>Contact</c>, <c>Task</c> and so on.</summary>
/// <remarks>Records stay JSON: which fields they have is the org's and the user's affair.</remarks>
internal interface ISalesforceApi
{
    private const string Data = "/services/data/v{version}";

    /// <summary>What a query finds. The resource is <c>search</c>, <c>query</c>, <c>queryAll</c> (deleted and merged records too), or without a query the next page.</summary>
    [Get(Data + "/{**resource}")]
    Task<JsonElement> ReadAsync(string version, string resource, string? q, CancellationToken cancellationToken);

    [Get(Data + "/sobjects/{type}/describe")]
    Task<ObjectDescription> DescribeAsync(string version, string type, CancellationToken cancellationToken);

    [Post(Data + "/sobjects/{type}")]
    Task<JsonElement> CreateAsync(string version, string type, [Body] JsonObject values, CancellationToken cancellationToken);

    [Patch(Data + "/sobjects/{type}/{id}")]
    Task UpdateAsync(string version, string type, string id, [Body] JsonObject values, CancellationToken cancellationToken);

    /// <summary>Small, and as all answers it tells how much of the allowance is used.</summary>
    [Get(Data + "/recent?limit=1")]
    Task<HttpResponseMessage> RecentAsync(string version, CancellationToken cancellationToken);

    [Get("/services/oauth2/userinfo")]
    Task<JsonElement> UserInfoAsync(CancellationToken cancellationToken);

    [Get("/{**path}")]
    Task<HttpResponseMessage> DownloadAsync(string path, CancellationToken cancellationToken);
}
