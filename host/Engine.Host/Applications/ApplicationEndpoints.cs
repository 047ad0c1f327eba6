using Engine.Core.Applications;
using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Requests;
using Engine.Host.Security;
using Engine.Host.Wire;

namespace Engine.Host.Applications;

/// <summary>The registered applications, for the administrator.</summary>
internal static class ApplicationEndpoints
{
    public static void MapApplications(this IEndpointRouteBuilder api)
    {
        api.MapGet("Applications", List).RequireAdmin().Describe(ApplicationDescriptions.List);
        api.MapPost("Applications/{Id}/Approve", ApproveAsync).RequireAdmin().Describe(ApplicationDescriptions.Approve);
        api.MapPost("Applications/{Id}/Deny", DenyAsync).RequireAdmin().Describe(ApplicationDescriptions.Deny);
        api.MapDelete("Applications/{Id}", RemoveAsync).RequireAdmin().Describe(ApplicationDescriptions.Remove);
    }

    private static IResult List(ApplicationRegistry applications) =>
        Json.Ok([.. applications.All.Select(ToInfo)], WireJsonContext.Wire.IReadOnlyListApplicationInfo);

    private static async Task<IResult> ApproveAsync(
        string id, HttpContext context, ApplicationRegistry applications, CancellationToken cancellationToken)
    {
        var dialect = ReadDialect((await RequestValues.ReadAsync(context)).Text("Dialect"));
        return Answer(ApplicationId.TryParse(id, out var known) ? await applications.ApproveAsync(known, dialect, cancellationToken) : null);
    }

    private static async Task<IResult> DenyAsync(string id, ApplicationRegistry applications, CancellationToken cancellationToken) =>
        Answer(ApplicationId.TryParse(id, out var known) ? await applications.DenyAsync(known, cancellationToken) : null);

    private static async Task<IResult> RemoveAsync(string id, ApplicationRegistry applications, CancellationToken cancellationToken) =>
        ApplicationId.TryParse(id, out var known) && await applications.RemoveAsync(known, cancellationToken) ? TypedResults.NoContent() : Answer(null);

    private static Dialect? ReadDialect(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        null => null,
        "GUIDE" => Dialect.Guide,
        "INTEGRATOR" => Dialect.Integrator,
        _ => throw new RequestRefusedException(ProblemCode.ParameterInvalid, "`Dialect` must be Guide or Integrator."),
    };

    private static IResult Answer(RegisteredApplication? application) => application is null
        ? Problem.Of(ProblemCode.ApplicationUnknown, "No application of this id is registered.")
        : Json.Ok(ToInfo(application), WireJsonContext.Wire.ApplicationInfo);

    private static ApplicationInfo ToInfo(RegisteredApplication application) => new()
    {
        Id = application.Id.Reveal(),
        Name = application.Name,
        Origin = application.Origin,
        Status = application.Status.ToString(),
        Dialect = application.Dialect.ToString(),
        RegisteredAt = application.RegisteredAt.UtcDateTime,
    };
}
