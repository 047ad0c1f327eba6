using Engine.Core.Applications;
using Engine.Host.Docs;
using Engine.Host.Requests;
using Engine.Host.Wire;

namespace Engine.Host.About;

/// <summary><c>GET Version</c> and <c>POST Ping</c>: whether the engine is there, for anybody who asks.</summary>
internal static class AboutEndpoints
{
    public static void MapAbout(this IEndpointRouteBuilder api)
    {
        api.MapGet("Version", Version).Describe(AboutDescriptions.Version);
        api.MapPost("Ping", (Delegate)PingAsync).Describe(AboutDescriptions.Ping);
    }

    private static IResult Version(HttpRequest request, Product product, ApplicationRegistry applications) =>
        Json.Ok(product.Describe(withLicenses: IsApproved(request, applications)), WireJsonContext.Wire.VersionInfo);

    private static async Task<IResult> PingAsync(HttpContext context) =>
        (await RequestValues.ReadAsync(context)).Text("Id") is { } id
            ? Json.Ok(new PingInfo { Id = id }, WireJsonContext.Wire.PingInfo)
            : TypedResults.NoContent();

    private static bool IsApproved(HttpRequest request, ApplicationRegistry applications) =>
        ApplicationId.TryParse(request.Headers["ApplicationId"], out var id) && applications.Find(id) is { Status: ApplicationStatus.Approved };
}
