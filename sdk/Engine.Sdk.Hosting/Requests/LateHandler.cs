namespace Engine.Sdk.Hosting.Requests;

/// <summary>Puts the steps of a book's requests together when the first one is made: most books of a start are not asked at once.</summary>
internal sealed class LateHandler(Func<HttpMessageHandler> make) : HttpMessageHandler
{
    private readonly Lazy<HttpMessageInvoker> _steps = new(() => new HttpMessageInvoker(make()));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _steps.Value.SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing && _steps.IsValueCreated) _steps.Value.Dispose();
        base.Dispose(disposing);
    }
}
