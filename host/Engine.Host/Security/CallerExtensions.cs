using Engine.Core.Applications;

namespace Engine.Host.Security;

/// <summary>Who is calling, as the middleware found out.</summary>
internal static class CallerExtensions
{
    /// <summary>The approved application of an endpoint that requires one.</summary>
    /// <exception cref="InvalidOperationException">The endpoint requires none, or the caller showed the admin token instead.</exception>
    public static RegisteredApplication Application(this HttpContext context) =>
        context.FindApplication() ?? throw new InvalidOperationException("This endpoint does not require an application.");

    /// <summary>The approved application that calls, or null for a caller with the admin token or without a name.</summary>
    public static RegisteredApplication? FindApplication(this HttpContext context) => context.Features.Get<RegisteredApplication>();

    /// <summary>Endpoints that need <c>ApplicationId</c> of an approved application.</summary>
    public static TBuilder RequireApplication<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(CallerRequirement.Application);

    /// <summary>Endpoints that need the admin token.</summary>
    public static TBuilder RequireAdmin<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(CallerRequirement.Admin);

    /// <summary>Endpoints that take either an approved application or the admin token.</summary>
    public static TBuilder RequireApplicationOrAdmin<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(CallerRequirement.ApplicationOrAdmin);

    internal static void SetApplication(this HttpContext context, RegisteredApplication application) => context.Features.Set(application);
}
