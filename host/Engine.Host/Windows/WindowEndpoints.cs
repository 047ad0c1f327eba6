using System.Text.Json.Nodes;
using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Requests;
using Engine.Host.Security;

namespace Engine.Host.Windows;

/// <summary><c>ShowWindow</c>.</summary>
internal static class WindowEndpoints
{
    public static void MapWindows(this IEndpointRouteBuilder routes) =>
        routes.MapPost($"{ApiPath.Root}/ShowWindow", ShowAsync).RequireApplicationOrAdmin().Describe(WindowDescriptions.Show);

    private static async Task<IResult> ShowAsync(HttpContext context, PageWindows windows)
    {
        var values = await RequestValues.ReadAsync(context);
        if (PageOf(values.Text("window")) is not { } page)
            return Problem.Of(ProblemCode.UnknownWindow, "There are the windows configuration, about, logs and explorer.");

        var isOpen = windows.TryShow(page);

        // A link is the key to the configuration: the local user's own tool may have it, an application may not.
        return isOpen || context.FindApplication() is not null
            ? Results.NoContent()
            : Results.Text(new JsonObject { ["Url"] = windows.LinkTo(page).AbsoluteUri }.ToJsonString(), "application/json; charset=utf-8");
    }

    private static string? PageOf(string? window) => window?.Trim().ToUpperInvariant() switch
    {
        null or "CONFIGURATION" => "",
        "ABOUT" => "about",
        "EXPLORER" => "explorer",
        "LOGS" => "logs",
        _ => null,
    };
}
