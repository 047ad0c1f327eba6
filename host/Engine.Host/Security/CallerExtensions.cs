using Engine.Core.Applications;

namespace Engine.Host.Security;

/// <summary>Who is calling, as the middleware found out.</summary>
internal static class CallerExtensions
{
    /// <summary>The approved application of an endpoint that requires one.</summary>
    public static RegisteredApplication Application(this HttpContext context) => throw new NotImplementedException();

    /// <summary>Endpoints that need <c>ApplicationId</c> of an approved application.</summary>
    public static TBuilder RequireApplication<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => throw new NotImplementedException();

    /// <summary>Endpoints that need the admin token.</summary>
    public static TBuilder RequireAdmin<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => throw new NotImplementedException();

    /// <summary>Endpoints that take either an approved application or the admin token.</summary>
    public static TBuilder RequireApplicationOrAdmin<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => throw new NotImplementedException();
}
