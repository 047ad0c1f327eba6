using Polly.Timeout;

namespace Engine.Sdk.Hosting.Requests;

/// <summary>Makes a connector's request ready to be sent more than once, and lets nothing out but what connectors are promised.</summary>
internal sealed class EntranceHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isMarked = request.Headers.Remove(ApiRequest.ReadsOnlyHeader);
        request.SetRead(isMarked || request.Method == HttpMethod.Get || request.Method == HttpMethod.Head);
        if (request.Content is not null) await request.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException late)
        {
            throw new ConnectorException(ConnectorErrorKind.Unavailable, "The CRM did not answer in time.", late);
        }
    }
}
