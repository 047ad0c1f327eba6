using Engine.Core.Applications;
using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Requests;
using Engine.Host.Wire;

namespace Engine.Host.Applications;

/// <summary><c>POST Register</c>: waits for a person to approve the application.</summary>
internal static class RegisterEndpoint
{
    public static void MapRegister(this IEndpointRouteBuilder api) => api.MapPost("Register", RegisterAsync).Describe(ApplicationDescriptions.Register);

    private static async Task<IResult> RegisterAsync(
        HttpContext context, ApplicationRegistry applications, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        var (id, name) = RegistrationReading.Read(await RequestValues.ReadAsync(context));
        var origin = RegistrationReading.Origin(context.Request);

        // The engine does not wait a minute for a person before it ends.
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        try
        {
            return Answer(await applications.RegisterAsync(id, name, origin, waiting.Token));
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Problem.Of(ProblemCode.RegistrationPending, "The engine ends before anybody answered. Register again when it runs.");
        }
    }

    private static IResult Answer(RegisteredApplication? application) => application switch
    {
        null => Problem.Of(ProblemCode.TooManyRegistrations, "Too many applications wait for approval. Answer or remove some of them first."),
        { Status: ApplicationStatus.Denied } => Problem.Of(ProblemCode.RegistrationDenied, "The user refused this application."),
        { Status: ApplicationStatus.Pending } => Problem.Of(ProblemCode.RegistrationPending, "Nobody has approved the application yet. Call again."),
        { Dialect: Dialect.Integrator } => TypedResults.NoContent(),
        _ => Json.Ok(
            new RegistrationInfo { Id = application.Id.Reveal(), Name = application.Name, Status = application.Status.ToString() },
            WireJsonContext.Wire.RegistrationInfo),
    };
}
