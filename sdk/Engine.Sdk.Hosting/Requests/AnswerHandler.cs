namespace Engine.Sdk.Hosting.Requests;

/// <summary>
/// Sends one try and reads its answer whole, so that one cut short fails here, where it can be repeated. Every failure leaves as a
/// <see cref="ConnectorException"/>.
/// </summary>
internal sealed class AnswerHandler(HttpMessageHandler transport, ApiDescription description, RequestTrace trace, TimeProvider time) : DelegatingHandler(transport)
{
    private readonly FailureReading _failures = new(description, time);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var traced = trace.Begin(request);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(description.MaxAnswerBytes, cancellationToken).ConfigureAwait(false);
            traced?.Answered(response);
            if (response.IsSuccessStatusCode || IsRedirect(response)) return response;
            throw await _failures.ReadAsync(request, response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            response?.Dispose();
            var told = failure is HttpRequestException or IOException ? FailureOf(failure) : failure;
            traced?.Failed(told);
            if (ReferenceEquals(told, failure)) throw;
            throw told;
        }
    }

    private static bool IsRedirect(HttpResponseMessage response) => (int)response.StatusCode is >= 301 and <= 308 and not 304 && response.Headers.Location is not null;

    private static ConnectorException FailureOf(Exception failure) => (failure as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.ConfigurationLimitExceeded => new(ConnectorErrorKind.BadAnswer, "The CRM's answer is longer than what is read of one.", failure),
        HttpRequestError.NameResolutionError => new(ConnectorErrorKind.Unavailable, "The CRM's address is not known: check the network, and the address in the settings.", failure),
        HttpRequestError.SecureConnectionError => new(ConnectorErrorKind.Unavailable, "No secure connection to the CRM could be made: its certificate is not trusted here.", failure),
        HttpRequestError.ConnectionError => new(ConnectorErrorKind.Unavailable, "The CRM cannot be reached.", failure),
        _ => new(ConnectorErrorKind.Unavailable, "The connection to the CRM broke off.", failure),
    };
}
