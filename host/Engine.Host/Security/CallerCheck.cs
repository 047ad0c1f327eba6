using System.Net.Http.Headers;
using Engine.Host.Problems;
using Engine.Storage;

namespace Engine.Host.Security;

/// <summary>Lets a call through when its caller shows what the endpoint requires.</summary>
internal sealed class CallerCheck(RequestDelegate next, ApplicationCheck applications, AdminToken token)
{
    public Task InvokeAsync(HttpContext context)
    {
        var required = RequirementOf(context);
        var request = context.Request;
        if (required is { TakesApplication: false, TakesAdmin: false }) return next(context);
        if (ShowsAdminToken(request))
        {
            // Whoever may read the token may approve any application: the command line needs none of its own.
            if (!required.TakesAdmin) context.SetApplication(CommandLineTool.For(request));
            return next(context);
        }

        if (!required.TakesApplication || (required.TakesAdmin && ShowsOnlyAuthorization(request)))
        {
            return Problem.WriteAsync(
                context, ProblemCode.AdminTokenMissing, "Send `Authorization: Bearer` with the token in the file admin-token of the data folder.");
        }

        if (applications.Refuse(request, request.Headers["ApplicationId"], out var application) is { } refusal)
            return Problem.WriteAsync(context, refusal.Code, refusal.Message);

        context.SetApplication(application!); // found, since it was not refused
        return next(context);
    }

    // What is under the API asks for an application even where its endpoint forgot to say so.
    private static CallerRequirement RequirementOf(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint) return CallerRequirement.Nothing;
        if (endpoint.Metadata.GetMetadata<CallerRequirement>() is { } stated) return stated;

        var path = context.Request.Path;
        return path.StartsWithSegments(ApiPath.Root, StringComparison.OrdinalIgnoreCase) && !ApiPath.IsOpen(path)
            ? CallerRequirement.Application
            : CallerRequirement.Nothing;
    }

    private bool ShowsAdminToken(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var shown)
        && string.Equals(shown.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
        && token.Matches(shown.Parameter);

    private static bool ShowsOnlyAuthorization(HttpRequest request) =>
        request.Headers.Authorization.Count > 0 && !request.Headers.ContainsKey("ApplicationId");
}
