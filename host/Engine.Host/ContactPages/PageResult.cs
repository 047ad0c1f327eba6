namespace Engine.Host.ContactPages;

/// <summary>A page that may load nothing, run nothing and be framed by nobody: whatever a contact holds, it stays text.</summary>
internal sealed class PageResult(int status, string html) : IResult
{
    private static readonly string Policy =
        $"default-src 'none'; style-src '{ContactHtml.StyleHash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return response.WriteAsync(html, httpContext.RequestAborted);
    }
}
