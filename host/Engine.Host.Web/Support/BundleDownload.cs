using Engine.Host.Installation.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engine.Host.Web.Support;

/// <summary>The support bundle as a file, for a browser that was let in.</summary>
internal static class BundleDownload
{
    private const int Days = 7;

    public static void MapBundleDownload(this IEndpointRouteBuilder pages) => pages.MapGet("/support-bundle", (ISupportBundle bundle, CancellationToken cancellationToken) =>
        Results.Stream(output => bundle.WriteAsync(output, Days, cancellationToken), "application/zip", bundle.FileName));
}
