using Engine.Host.Problems;

namespace Engine.Host.Security;

/// <summary>
/// Refuses the pages of sites nobody approved before anything is done. Cross-origin rules alone keep a page from reading the answer, not a
/// plain form from being sent.
/// </summary>
internal sealed class OriginFilter(RequestDelegate next, ApprovedOrigins approved)
{
    public Task InvokeAsync(HttpContext context) =>
        Origins.Foreign(context.Request) is not { } origin || approved.IsAllowed(context.Request.Path, origin)
            ? next(context)
            : Problem.WriteAsync(
                context, ProblemCode.OriginNotAllowed, "Pages of this site may only register; approve the application that registered from it.");
}
