using System.Net;

namespace Engine.Sdk.Hosting.Requests;

/// <summary>
/// Follows the redirects of GET and HEAD requests, and on the same host of others that only read. Each step is signed in, or not, by where it goes, which the
/// framework's own redirects cannot do: they would carry an API key to any host.
/// </summary>
internal sealed class RedirectHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public const int Most = 5;

    // Any other may be a connector's own key.
    private static readonly HashSet<string> ForEveryHost = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Language", "Cache-Control", "If-Modified-Since", "If-None-Match", "Range", "User-Agent",
    };

    /// <summary>Whether an answer leads elsewhere, and the request may be taken there.</summary>
    public static bool IsFollowed(HttpRequestMessage request, HttpResponseMessage response) =>
        response.Headers.Location is not null && MayFollow(request, response) &&
        response.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    // A PROPFIND of WebDAV goes on as what it is, body and all; a POST may become a GET on its way (RFC 9110, section 15.4), which would ask for something else.
    private static bool MayFollow(HttpRequestMessage request, HttpResponseMessage response) => request.Method == HttpMethod.Get || request.Method == HttpMethod.Head ||
        (request.IsRead() && request.Method != HttpMethod.Post && response.StatusCode != HttpStatusCode.SeeOther &&
            request.RequestUri is { } from && Uri.TryCreate(from, response.Headers.Location, out var target) && IsSameHost(from, target));

    private static bool IsSameHost(Uri? from, Uri target) =>
        from is not null && Uri.Compare(from, target, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        for (var step = 0; IsFollowed(request, response); step++)
        {
            response.Dispose();
            if (step == Most) throw new ConnectorException(ConnectorErrorKind.BadAnswer, $"The CRM redirects more than {Most} times.");
            request = Next(request, TargetOf(request, response));
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        return response;
    }

    private static Uri TargetOf(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (request.RequestUri is not { } from || response.Headers.Location is not { } location || !Uri.TryCreate(from, location, out var target))
            throw new ConnectorException(ConnectorErrorKind.BadAnswer, "The CRM redirects to something that is no address.");
        var isAllowed = target.Scheme == Uri.UriSchemeHttps || (target.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp);
        return isAllowed ? target : throw new ConnectorException(ConnectorErrorKind.BadAnswer, "The CRM redirects to an address that is not secure.");
    }

    // A request of its own: a repetition begins anew, where the first one began.
    private static HttpRequestMessage Next(HttpRequestMessage request, Uri target)
    {
        var next = new HttpRequestMessage(request.Method, target) { Version = request.Version, VersionPolicy = request.VersionPolicy, Content = request.Content };
        var isSameHost = IsSameHost(request.RequestUri, target);
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (isSameHost || ForEveryHost.Contains(name)) next.Headers.TryAddWithoutValidation(name, values);
        }

        foreach (var (mark, value) in request.Options) ((IDictionary<string, object?>)next.Options)[mark] = value;
        next.RepeatAttempt();
        return next;
    }
}
