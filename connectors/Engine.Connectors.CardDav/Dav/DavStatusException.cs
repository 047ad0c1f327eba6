using System.Net;

namespace Engine.Connectors.CardDav.Dav;

/// <summary>What the server answered, inside the failure it became.</summary>
/// <param name="status">The status.</param>
/// <param name="condition">The condition that was broken, such as <c>valid-sync-token</c> (RFC 4918, section 16); empty when the server named none.</param>
internal sealed class DavStatusException(HttpStatusCode status, string condition) : Exception($"{(int)status} {condition}".TrimEnd())
{
    public HttpStatusCode Status => status;

    public string Condition => condition;

    /// <returns>0 where a failure is no answer of the server.</returns>
    public static HttpStatusCode Of(ConnectorException failure) => (failure.InnerException as DavStatusException)?.Status ?? 0;

    /// <summary>Whether the server understood that it cannot do this, or broke over it: something simpler may work.</summary>
    public static bool IsAboutTheRequest(ConnectorException failure) => Of(failure) is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.MethodNotAllowed or
        HttpStatusCode.Conflict or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity or HttpStatusCode.InternalServerError or HttpStatusCode.NotImplemented;
}
