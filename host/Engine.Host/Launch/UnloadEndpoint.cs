using Engine.Host.Docs;
using Engine.Host.Security;

namespace Engine.Host.Launch;

/// <summary><c>Unload</c>.</summary>
internal static class UnloadEndpoint
{
    public static void MapUnload(this IEndpointRouteBuilder routes) =>
        routes.MapPost($"{ApiPath.Root}/Unload", (HttpContext context, IHostApplicationLifetime lifetime) =>
        {
            // The answer goes out first: a caller that sees its connection end without one would take it for a crash.
            context.Response.OnCompleted(() =>
            {
                lifetime.StopApplication();
                return Task.CompletedTask;
            });
            return Results.NoContent();
        }).RequireApplicationOrAdmin().Describe(UnloadDescriptions.Unload);
}
