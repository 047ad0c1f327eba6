namespace Engine.Host.Security;

/// <summary>Tells browsers not to guess, keep, frame or pass on what the engine answers.</summary>
internal sealed class AnswerHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Set, context);
        return next(context);
    }

    // At the last moment, since an error answer starts by clearing the headers.
    private static Task Set(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers.XFrameOptions = "DENY";
        headers.TryAdd("Content-Security-Policy", "frame-ancestors 'none'");
        if (context.Request.Path.StartsWithSegments(ApiPath.Root, StringComparison.OrdinalIgnoreCase)) headers.CacheControl = "no-store";
        if (!headers.Vary.Contains("Origin")) headers.Append("Vary", "Origin");
        return Task.CompletedTask;
    }
}
