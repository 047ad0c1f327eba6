using Engine.Core.Applications;

namespace Engine.Host.Security;

/// <summary>Which pages may call.</summary>
internal static class Origins
{
    /// <summary>The origin of a page of another site, or null when no page calls or one of the engine's own does.</summary>
    public static string? Foreign(HttpRequest request)
    {
        if (request.Headers.Origin is not { Count: > 0 } header) return null;

        var origin = header.ToString();
        return string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase) ? null : origin;
    }

    /// <summary>Whether a page may use what belongs to the application.</summary>
    public static bool MayUse(RegisteredApplication application, HttpRequest request) =>
        Foreign(request) is not { } origin || string.Equals(origin, application.Origin, StringComparison.OrdinalIgnoreCase);
}
