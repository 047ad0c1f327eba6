namespace Engine.Sdk.Hosting.Requests;

/// <summary>Reads <c>Retry-After</c> (RFC 9110, section 10.2.3).</summary>
internal static class RetryAfter
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <returns>Null when the answer has none that can be read; never negative, at most <see cref="Longest"/>.</returns>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        if (wait is not { } asked) return null;
        return asked <= TimeSpan.Zero ? TimeSpan.Zero : asked < Longest ? asked : Longest;
    }
}
