using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Security;
using Microsoft.Extensions.Options;

namespace Engine.Host.Events;

/// <summary>The address of the event channel.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapMethods($"{ApiPath.Root}/events/{{applicationId}}", [HttpMethods.Get, HttpMethods.Connect], ServeAsync)
            .WithMetadata(CallerRequirement.Nothing) // the address names the application: a browser cannot add a header to a handshake
            .Describe(EventDescriptions.Channel);

    private static async Task<IResult> ServeAsync(
        HttpContext context, string applicationId, ApplicationCheck applications, EventHub hub, InitialFrame initial, IOptions<EventOptions> options)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.Headers.Upgrade = "websocket";
            return Problem.Of(ProblemCode.UpgradeRequired, "Connect with a WebSocket client: ws:// or wss:// in place of http:// or https://.");
        }
        if (applications.Refuse(context.Request, applicationId, out var application) is { } refusal)
            return Problem.Of(refusal.Code, refusal.Message);

        var limits = options.Value;
        using var socket = await context.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { KeepAliveInterval = limits.PingInterval, KeepAliveTimeout = limits.PingTimeout });
        using var channel = new EventChannel(application!.Id, socket, limits, context.RequestAborted); // found, since it was not refused
        channel.Post(initial.Now());
        await hub.ServeAsync(channel);
        return Results.Empty;
    }
}
