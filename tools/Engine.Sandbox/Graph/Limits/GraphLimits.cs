using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>"Microsoft Graph service-specific throttling limits", Outlook service limits: of each application and mailbox.</summary>
internal sealed class GraphLimits(TimeProvider time)
{
    private readonly Dictionary<string, SlidingWindow> _windows = new(StringComparer.Ordinal);

    public int RequestsPerTenMinutes { get; set; } = 10_000;

    /// <summary>What Retry-After says; null for no such header.</summary>
    public TimeSpan? RetryAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <exception cref="GraphError">The limit is reached.</exception>
    public void Take(string client, string mailbox)
    {
        var key = $"{client} {mailbox}";
        if (!_windows.TryGetValue(key, out var window))
            _windows[key] = window = new SlidingWindow(time, TimeSpan.FromMinutes(10));
        if (!window.TryTake(RequestsPerTenMinutes))
            throw Reached();
    }

    public GraphError Reached() => new(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.") { RetryAfter = RetryAfter };
}
