using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Engine.Sdk.Hosting.Requests;

/// <summary>Repeats what only reads and may succeed a moment later. A write may have happened: it is never repeated.</summary>
internal static class Retries
{
    public const int Most = 2;
    public static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>How long one try may take; calls have their own, shorter deadline.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(100);

    // A caller who waits is better served by the other books; a sync has the time.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBackgroundWait = TimeSpan.FromMinutes(1);

    public static HttpMessageHandler Around(HttpMessageHandler inner, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        builder.AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = Most,
            Delay = FirstDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldRetryAfterHeader = false,
            ShouldHandle = attempt => ValueTask.FromResult(IsWorthRepeating(attempt)),
            DelayGenerator = attempt => ValueTask.FromResult((attempt.Outcome.Exception as ConnectorException)?.RetryAfter),
        });
        builder.AddTimeout(new HttpTimeoutStrategyOptions { Timeout = AttemptTimeout });
        return new ResilienceHandler(builder.Build()) { InnerHandler = inner };
    }

    private static bool IsWorthRepeating(RetryPredicateArguments<HttpResponseMessage> attempt)
    {
        if (attempt.Context.GetRequestMessage()?.IsRead() != true) return false;
        if (attempt.Outcome.Exception is TimeoutRejectedException) return true;
        if (attempt.Outcome.Exception is not ConnectorException { Kind: ConnectorErrorKind.Unavailable or ConnectorErrorKind.RateLimited } failed || failed.IsFinal()) return false;

        // One that asks for no wait in particular is over its limit for longer than our delays.
        if (failed.RetryAfter is not { } wait) return failed.Kind == ConnectorErrorKind.Unavailable;
        return wait <= (BackgroundRequests.IsCurrent ? LongestBackgroundWait : LongestWait);
    }
}
