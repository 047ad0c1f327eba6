using System.Globalization;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.HubSpot;

/// <summary>How much a portal allows: API usage guidelines, "Rate limits". A search has a limit of its own and no headers.</summary>
internal sealed class PortalLimits(TimeProvider time)
{
    public const string Search = "search";

    private readonly SlidingWindow _searches = new(time, TimeSpan.FromSeconds(1));
    private readonly SlidingWindow _requests = new(time, TimeSpan.FromSeconds(10));
    private readonly SlidingWindow _day = new(time, TimeSpan.FromDays(1));

    public int SearchesPerSecond { get; set; } = 5;

    public int RequestsPerTenSeconds { get; set; } = 100;

    public int RequestsPerDay { get; set; } = 250_000;

    /// <exception cref="HubSpotError">A limit is reached.</exception>
    public void Take(string kind)
    {
        if (kind == Search)
        {
            if (!_searches.TryTake(SearchesPerSecond))
                throw Reached("secondly", "SECONDLY");
            return;
        }

        if (!_day.TryTake(RequestsPerDay))
            throw Reached("daily", "DAILY");
        if (!_requests.TryTake(RequestsPerTenSeconds))
            throw Reached("ten_secondly_rolling", "TEN_SECONDLY_ROLLING");
    }

    public Answer AddHeaders(Answer answer, string kind) => kind == Search
        ? answer
        : answer.With("X-HubSpot-RateLimit-Max", Text(RequestsPerTenSeconds))
            .With("X-HubSpot-RateLimit-Remaining", Text(Math.Max(0, RequestsPerTenSeconds - _requests.Count)))
            .With("X-HubSpot-RateLimit-Interval-Milliseconds", Text((int)_requests.Length.TotalMilliseconds))
            .With("X-HubSpot-RateLimit-Daily", Text(RequestsPerDay))
            .With("X-HubSpot-RateLimit-Daily-Remaining", Text(Math.Max(0, RequestsPerDay - _day.Count)));

    public static HubSpotError Reached(string name, string policy) => new(429, "RATE_LIMITS", $"You have reached your {name} limit.") { PolicyName = policy };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
