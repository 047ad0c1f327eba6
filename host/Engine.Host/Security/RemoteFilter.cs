using Engine.Host.Problems;
using Engine.Host.Web;

namespace Engine.Host.Security;

/// <summary>Leaves other machines the pages, which ask them for the password, and nothing else: what has an id or token of its own is this machine's.</summary>
internal sealed class RemoteFilter(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        !context.Connection.IsFromElsewhere() || context.Request.Path.StartsWithSegments(PagesPath.Root, StringComparison.OrdinalIgnoreCase)
            ? next(context)
            : Problem.WriteAsync(
                context, ProblemCode.RemoteNotAllowed, $"Only this machine's own programs may use this, at localhost; other machines may open the pages at {PagesPath.Root}.");
}
