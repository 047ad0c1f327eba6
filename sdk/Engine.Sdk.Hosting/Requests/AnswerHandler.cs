namespace Engine.Sdk.Hosting.Requests;

/// <summary>
/// Sends one try and reads its answer whole, so that one cut short fails here, where it can be repeated. Every failure leaves as a
/// <see cref="ConnectorException"/>; a cancellation, and it alone, as what it is.
/// </summary>
/// <param name="transport">Sends it.</param>
/// <param name="description">What the connector says of the API.</param>
/// <param name="trace">Where it is noted.</param>
/// <param name="time">The clock.</param>
/// <param name="heard">Listens to every answer, whatever its status.</param>
internal sealed class AnswerHandler(HttpMessageHandler transport, ApiDescription description, RequestTrace trace, TimeProvider time, Action<HttpResponseMessage> heard)
    : DelegatingHandler(transport)
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
            heard(response);
            if (response.IsSuccessStatusCode || RedirectHandler.IsFollowed(request, response)) return response;
            throw await _failures.ReadAsync(request, response, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            var told = FailureOf(failure, cancellationToken);
            traced?.Failed(told, response);
            response?.Dispose();
            if (ReferenceEquals(told, failure)) throw;
            throw told;
        }
    }

    private static Exception FailureOf(Exception failure, CancellationToken cancellationToken) => failure switch
    {
        HttpRequestException known => FailureOf(known),
        IOException => new ConnectorException(ConnectorErrorKind.Unavailable, "The connection to the CRM broke off.", failure),

        // The transport's own limit, such as that of connecting: nobody has left.
        OperationCanceledException when !cancellationToken.IsCancellationRequested => new ConnectorException(ConnectorErrorKind.Unavailable, "The CRM did not answer in time.", failure),

        // What is said to be compressed, and is not.
        InvalidDataException => new ConnectorException(ConnectorErrorKind.BadAnswer, "The CRM answered with something that cannot be understood.", failure),
        _ => failure,
    };

    private static ConnectorException FailureOf(HttpRequestException failure) => failure.HttpRequestError switch
    {
        HttpRequestError.ConfigurationLimitExceeded => new(ConnectorErrorKind.BadAnswer, "The CRM's answer is longer than what is read of one.", failure),
        HttpRequestError.NameResolutionError => new(ConnectorErrorKind.Unavailable, "The CRM's address is not known: check the network, and the address in the settings.", failure),
        HttpRequestError.SecureConnectionError when CertificateRefusedException.In(failure) is { } refused => refused.ToConnectorException(),
        HttpRequestError.SecureConnectionError => new(ConnectorErrorKind.Unavailable, "No secure connection to the CRM could be made.", failure),
        HttpRequestError.ConnectionError => new(ConnectorErrorKind.Unavailable, "The CRM cannot be reached.", failure),
        _ => new(ConnectorErrorKind.Unavailable, "The connection to the CRM broke off.", failure),
    };
}
