namespace Engine.Sdk.Hosting.Requests;

/// <summary>The connections all books share; outlives each of them.</summary>
internal sealed class SharedTransport(HttpMessageHandler inner) : HttpMessageHandler
{
    // A book's steps are disposed with the book, the connections are not.
    private readonly HttpMessageInvoker _inner = new(inner, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _inner.SendAsync(request, cancellationToken);
}
