using System.Collections.Frozen;
using Microsoft.AspNetCore.Diagnostics;

namespace Engine.Host.Logging;

/// <summary>One line per request. It names the route, not the address: addresses hold application ids, queries names and numbers.</summary>
internal sealed partial class RequestLog(RequestDelegate next, TimeProvider time, ILogger<RequestLog> log)
{
    // The method of a hostile request is any text.
    private static readonly FrozenSet<string> Methods =
        FrozenSet.Create(StringComparer.Ordinal, "GET", "POST", "PATCH", "DELETE", "PUT", "HEAD", "OPTIONS", "CONNECT");

    public async Task InvokeAsync(HttpContext context)
    {
        var start = time.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
            var route = (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
            var method = Methods.Contains(context.Request.Method) ? context.Request.Method : "(other)";
            LogRequest(method, route, context.Response.StatusCode, (long)time.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} in {ElapsedMs} ms")]
    private partial void LogRequest(string method, string route, int status, long elapsedMs);
}
