using Microsoft.AspNetCore.Http;

namespace Engine.Host.Web.Access;

/// <summary>Tells browsers what a page may do: scripts, connections and pictures of this server alone, and no frame around it.</summary>
internal sealed class PagesHeaders(RequestDelegate next)
{
    // MudBlazor writes its theme and positions as inline styles; scripts have no such exception.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-store";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    }
}
