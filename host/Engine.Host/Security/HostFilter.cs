using Engine.Host.Problems;

namespace Engine.Host.Security;

/// <summary>
/// Serves requests for this machine's own names only. A page elsewhere can make its own host name point to 127.0.0.1 (DNS rebinding) and would
/// then count as same-origin; the <c>Host</c> header gives it away. Other machines may name the address they came to, too.
/// </summary>
internal sealed class HostFilter(RequestDelegate next, EngineOptions options)
{
    private readonly HashSet<string> _allowed =
        new(["localhost", "127.0.0.1", "[::1]", .. options.AllowedHosts], StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context) =>
        _allowed.Contains(context.Request.Host.Host) || IsAddressItCameTo(context)
            ? next(context)
            : Problem.WriteAsync(context, ProblemCode.HostNotAllowed, "Use localhost, 127.0.0.1 or a name listed in the setting Engine:AllowedHosts.");

    private static bool IsAddressItCameTo(HttpContext context) =>
        context.Connection.IsFromElsewhere() && string.Equals(context.Request.Host.Host, context.Connection.HostOf(), StringComparison.OrdinalIgnoreCase);
}
