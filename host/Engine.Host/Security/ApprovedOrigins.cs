using Engine.Core.Applications;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Engine.Host.Security;

/// <summary>Cross-origin rules: the open calls to every page, the rest to the pages of approved applications, credentials to none.</summary>
internal sealed class ApprovedOrigins(ApplicationRegistry applications) : ICorsPolicyProvider
{
    private static readonly CorsPolicy Everyone = Common().AllowAnyOrigin().Build();

    private readonly CorsPolicy _approved = Common().SetIsOriginAllowed(applications.IsApprovedOrigin).Build();

    public bool IsAllowed(PathString path, string origin) => ApiPath.IsOpen(path) || applications.IsApprovedOrigin(origin);

    public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) =>
        Task.FromResult<CorsPolicy?>(ApiPath.IsOpen(context.Request.Path) ? Everyone : _approved);

    // No Authorization: the admin token is not for pages of others.
    private static CorsPolicyBuilder Common() => new CorsPolicyBuilder()
        .WithMethods("GET", "POST")
        .WithHeaders("ApplicationId", "Content-Type", "Accept")
        .WithExposedHeaders("Search-Status")
        .SetPreflightMaxAge(TimeSpan.FromMinutes(10));
}
