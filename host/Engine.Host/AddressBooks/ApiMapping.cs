using Engine.Host.Wire;
using Engine.Sdk.Hosting;

namespace Engine.Host.AddressBooks;

/// <summary>Turns what is known of a book's requests to its CRM into what an administrator reads.</summary>
internal static class ApiMapping
{
    public static LimitsInfo? ToLimits(BookApi? api)
    {
        if (api?.Budget is not { } budget || (budget.Limits.Count == 0 && budget.Allowance is null && budget.ClosedUntil is null)) return null;
        return new()
        {
            Limits = [.. budget.Limits.Select(limit => new LimitInfo { Name = limit.Limit, Used = limit.Used, Allowed = limit.Allowed })],
            Remaining = budget.Allowance?.Remaining,
            Total = budget.Allowance?.Total,
            PausedUntil = budget.ClosedUntil?.UtcDateTime,
        };
    }

    public static TraceInfo ToTrace(RequestTrace? trace) => new()
    {
        Enabled = trace?.IsOn == true,
        Requests = [.. (trace?.Read() ?? []).Select(ToInfo)],
    };

    private static TracedRequestInfo ToInfo(TracedRequest request) => new()
    {
        At = request.At.UtcDateTime,
        Method = request.Method,
        Address = request.Address,
        Attempt = request.Attempt,
        Background = request.IsBackground,
        Status = request.Status,
        ElapsedMs = request.Elapsed is { } elapsed ? Math.Round(elapsed.TotalMilliseconds, 1) : null,
        SentBytes = request.SentBytes,
        ReceivedBytes = request.ReceivedBytes,
        Failure = request.Failure,
    };
}
