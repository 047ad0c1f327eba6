namespace Engine.Sdk.Hosting.Tracing;

/// <summary>A try as it goes on.</summary>
internal sealed class TracedTry
{
    private readonly TimeProvider _time;
    private readonly long _started;
    private volatile TracedRequest _current;

    public TracedTry(HttpRequestMessage request, int attempt, TimeProvider time)
    {
        (_time, _started) = (time, time.GetTimestamp());
        _current = new()
        {
            At = time.GetUtcNow(),
            Method = request.Method.Method,
            Address = RedactedAddress.Of(request.RequestUri),
            Attempt = attempt,
            IsBackground = BackgroundRequests.IsCurrent,
            SentBytes = request.Content?.Headers.ContentLength,
        };
    }

    public TracedRequest Current => _current;

    public void Answered(HttpResponseMessage response) => _current = _current with
    {
        Status = (int)response.StatusCode,
        ReceivedBytes = response.Content.Headers.ContentLength,
        Elapsed = _time.GetElapsedTime(_started),
    };

    /// <param name="failure">Why.</param>
    /// <param name="response">What came before it failed, if anything.</param>
    public void Failed(Exception failure, HttpResponseMessage? response) => _current = _current with
    {
        Status = response is null ? null : (int)response.StatusCode,
        Failure = failure switch
        {
            ConnectorException known => known.Kind.ToString(),
            OperationCanceledException => "Cancelled",
            _ => failure.GetType().Name,
        },
        Elapsed = _time.GetElapsedTime(_started),
    };
}
