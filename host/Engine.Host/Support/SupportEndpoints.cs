using Engine.Host.Docs;
using Engine.Host.Requests;
using Engine.Host.Security;

namespace Engine.Host.Support;

/// <summary><c>GET SupportBundle</c>, for the administrator.</summary>
internal static class SupportEndpoints
{
    public static void MapSupport(this IEndpointRouteBuilder api) =>
        api.MapGet("SupportBundle", (Delegate)DownloadAsync).RequireAdmin().Describe(SupportDescriptions.Download);

    private static async Task<IResult> DownloadAsync(HttpContext context, SupportBundle bundle, CancellationToken cancellationToken)
    {
        var days = (await RequestValues.ReadAsync(context)).Int("days", SupportBundle.DefaultDays, 1, SupportBundle.MaxDays);
        return TypedResults.Stream(output => bundle.WriteAsync(output, days, cancellationToken), "application/zip", bundle.FileName);
    }
}
