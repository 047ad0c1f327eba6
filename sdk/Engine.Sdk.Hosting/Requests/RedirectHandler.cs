using System.Net;

namespace Engine.Sdk.Hosting.Requests;

/// <summary>
/// Follows the redirects of GET and HEAD requests. Each step is signed in, or not, by where it goes, which the framework's own redirects cannot do:
/// they would carry an API key to any host.
/// </summary>
internal sealed class RedirectHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public const int Most = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head) return response;
        for (var step = 0; TargetOf(response) is { } target; step++)
        {
            response.Dispose();
            if (step == Most) throw new ConnectorException(ConnectorErrorKind.BadAnswer, $"The CRM redirects more than {Most} times.");
            request.RequestUri = target;
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        return response;
    }

    private static Uri? TargetOf(HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)) return null;
        if (response.Headers.Location is not { } location || response.RequestMessage?.RequestUri is not { } from) return null;
        var target = new Uri(from, location);
        var isAllowed = target.Scheme == Uri.UriSchemeHttps || (target.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp);
        return isAllowed ? target : throw new ConnectorException(ConnectorErrorKind.BadAnswer, "The CRM redirects to an address that is not secure.");
    }
}
