using System.Text;

namespace Engine.Host.Support;

/// <summary>What <c>/metrics</c> answers, without asking over the network.</summary>
internal sealed class MetricsText(IServiceScopeFactory scopes, EndpointDataSource endpoints)
{
    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        var endpoint = endpoints.Endpoints.OfType<RouteEndpoint>().FirstOrDefault(endpoint => endpoint.RoutePattern.RawText?.Trim('/') == "metrics");
        if (endpoint?.RequestDelegate is not { } answer) return "";
        await using var scope = scopes.CreateAsyncScope();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellationToken };
        context.Request.Method = HttpMethods.Get;
        context.Response.Body = body;
        await answer(context);
        await context.Response.CompleteAsync();
        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }
}
