using System.Text.Json;

namespace Engine.Connectors.HubSpot;

/// <summary>What HubSpot says beside its data: how much is left, and why not.</summary>
internal static class HubSpotAnswers
{
    // HubSpot, API usage guidelines, "Rate limits": what is left of the running 10 s and of the day. Answers to searches tell neither.
    public static Allowance? ReadAllowance(HttpResponseMessage answer)
    {
        var now = Left("Remaining", "Max", TimeSpan.FromMilliseconds(Header("Interval-Milliseconds") ?? 10_000));
        var today = Left("Daily-Remaining", "Daily", TimeSpan.FromHours(1));
        return today is not null && (now is null || (long)today.Remaining * now.Total < (long)now.Remaining * today.Total) ? today : now;

        Allowance? Left(string remaining, string total, TimeSpan resetsIn) =>
            (Header(remaining), Header(total)) is (int left and >= 0, int all and > 0) ? new() { Remaining = left, Total = all, ResetsIn = resetsIn } : null;

        int? Header(string name) =>
            answer.Headers.TryGetValues($"X-HubSpot-RateLimit-{name}", out var values) && int.TryParse(values.First(), out var value) ? value : null;
    }

    // HubSpot, "Handle errors": 423 is a lock of 2 s while much is written, 477 an account on the move to another data centre. The day ends at midnight of the
    // account's time zone, which an error does not tell: then an hour is waited for at a time.
    public static ConnectorException? ReadFailure(ApiFailure failure)
    {
        var error = Parse(failure);
        var (kind, wait) = ((int)failure.Status, error?.PolicyName) switch
        {
            (400, _) when error?.Status?.StartsWith("BAD_", StringComparison.Ordinal) == true => (ConnectorErrorKind.Unauthorized, 0),
            (423, _) => (ConnectorErrorKind.Unavailable, 2),
            (477, _) => (ConnectorErrorKind.Unavailable, 60),
            (429, "DAILY") => (ConnectorErrorKind.RateLimited, 3600),
            (429, "SECONDLY") => (ConnectorErrorKind.RateLimited, 1),
            (429, _) => (ConnectorErrorKind.RateLimited, 10),
            _ => (ApiFailure.KindOf(failure.Status), 0),
        };
        var message = error?.Text is { Length: > 0 } text ? text : failure.ToException().Message;
        return new(kind, message) { RetryAfter = failure.RetryAfter ?? (wait > 0 ? TimeSpan.FromSeconds(wait) : null) };
    }

    private static HubSpotError? Parse(ApiFailure failure)
    {
        try
        {
            return failure.Json?.Deserialize(HubSpotJsonContext.Wire.HubSpotError);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
