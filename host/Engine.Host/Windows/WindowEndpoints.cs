using Engine.Host.Docs;
using Engine.Host.Listening;
using Engine.Host.Problems;
using Engine.Host.Requests;
using Engine.Host.Security;
using Engine.Storage;

namespace Engine.Host.Windows;

/// <summary><c>ShowWindow</c>.</summary>
internal static class WindowEndpoints
{
    // The API's own page shows and runs every call, those that configure included.
    private const string ReferencePage = "scalar/v1";

    public static void MapWindows(this IEndpointRouteBuilder routes) =>
        routes.MapPost($"{ApiPath.Root}/ShowWindow", ShowAsync).RequireApplicationOrAdmin().Describe(WindowDescriptions.Show);

    private static async Task<IResult> ShowAsync(HttpContext context, PublicAddress address, DataFolder folder, IWindowOpener opener)
    {
        var values = await RequestValues.ReadAsync(context);
        var window = values.Text("window")?.Trim().ToUpperInvariant() switch
        {
            null or "CONFIGURATION" or "ABOUT" or "EXPLORER" => address.Of(ReferencePage),
            "LOGS" => new Uri(folder.LogsFolder + Path.DirectorySeparatorChar),
            _ => null,
        };
        if (window is null) return Problem.Of(ProblemCode.UnknownWindow, "There are the windows configuration, about, logs and explorer.");

        opener.Open(window);
        return Results.NoContent();
    }
}
