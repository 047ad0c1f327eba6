using System.Collections.Frozen;
using Microsoft.AspNetCore.Diagnostics;

namespace Engine.Host.Logging;

/// <summary>
/// One line per request that failed or took long, or per request, when someone wants to see them all. It names the route, not the address: addresses
/// hold application ids, queries names and numbers.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, EngineOptions options, TimeProvider time, ILogger<RequestLog> log)
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

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
            var elapsed = time.GetElapsedTime(start);
            // A WebSocket is open as long as somebody wants it.
            var isLong = elapsed > Long && context.Response.StatusCode != StatusCodes.Status101SwitchingProtocols;
            if (options.LogRequests || context.Response.StatusCode >= StatusCodes.Status500InternalServerError || isLong) Log(context, elapsed);
        }
    }

    private void Log(HttpContext context, TimeSpan elapsed)
    {
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        var route = (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
        var method = Methods.Contains(context.Request.Method) ? context.Request.Method : "(other)";
        LogRequest(method, route, context.Response.StatusCode, (long)elapsed.TotalMilliseconds);
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} in {ElapsedMs} ms")]
    private partial void LogRequest(string method, string route, int status, long elapsedMs);
}
