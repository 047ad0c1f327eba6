using System.Text.Json;
using Engine.Sdk;

namespace Engine.Connectors.HubSpot;

/// <summary>What HubSpot says beside its data: how much is left, and why not.</summary>
internal static class HubSpotAnswers
{
    private static readonly string[] ScopeLists = ["requiredGranularScopes", "requiredScopes", "missingScopes"];

    // HubSpot, API usage guidelines, "Rate limits": of the running 10 s and of the day. Answers to searches have neither.
    public static Allowance? ReadAllowance(HttpResponseMessage answer)
    {
        var interval = TimeSpan.FromMilliseconds(Header("Interval-Milliseconds") ?? 10_000);
        var now = AllowanceOf(Header("Remaining"), Header("Max"), interval);
        var today = AllowanceOf(Header("Daily-Remaining"), Header("Daily"), TimeSpan.FromHours(1));
        return today is not null && (now is null || Share(today) < Share(now)) ? today : now;

        int? Header(string name) =>
            answer.Headers.TryGetValues($"X-HubSpot-RateLimit-{name}", out var values) && int.TryParse(values.First(), out var value) ? value : null;
    }

    public static ConnectorException? ReadFailure(ApiFailure failure)
    {
        var message = MessageOf(failure.Json) ?? failure.ToException().Message;
        return (int)failure.Status switch
        {
            403 when ScopesOf(failure.Json) is { Length: > 0 } scopes => failure.ToException(ConnectorErrorKind.Forbidden, $"{message} Scopes: {string.Join(", ", scopes)}."),
            400 when Text(failure.Json, "status")?.StartsWith("BAD_", StringComparison.Ordinal) == true => failure.ToException(ConnectorErrorKind.Unauthorized, message),
            // Locked for 2 s while much is written; 477 while the account moves to another data centre.
            423 => Later(ConnectorErrorKind.Unavailable, TimeSpan.FromSeconds(2)),
            477 => Later(ConnectorErrorKind.Unavailable, TimeSpan.FromMinutes(1)),
            429 => Later(ConnectorErrorKind.RateLimited, WaitOf(Text(failure.Json, "policyName"))),
            _ => failure.ToException(ApiFailure.KindOf(failure.Status), message),
        };

        ConnectorException Later(ConnectorErrorKind kind, TimeSpan wait) => new(kind, message) { RetryAfter = failure.RetryAfter ?? wait };
    }

    // The day ends at midnight of the account's time zone, which an error does not tell: an hour is asked for at a time.
    private static TimeSpan WaitOf(string? policy) => policy switch
    {
        "DAILY" => TimeSpan.FromHours(1),
        "SECONDLY" => TimeSpan.FromSeconds(1),
        _ => TimeSpan.FromSeconds(10),
    };

    private static Allowance? AllowanceOf(int? remaining, int? total, TimeSpan resetsIn) =>
        remaining is >= 0 && total is > 0 ? new() { Remaining = remaining.Value, Total = total.Value, ResetsIn = resetsIn } : null;

    private static double Share(Allowance allowance) => (double)allowance.Remaining / allowance.Total;

    // The parts say what is wrong; the whole is often no more than "Property values were not valid".
    private static string? MessageOf(JsonElement? body)
    {
        var whole = Text(body, "message") ?? Text(body, "error_description");
        var parts = Errors(body).Select(error => Text(error, "message")).OfType<string>().Where(part => whole?.Contains(part, StringComparison.Ordinal) != true).Distinct();
        // Such a message goes on with the same in JSON.
        return string.Join(' ', parts.Prepend(whole?.Split(": [{")[0]).Where(part => !string.IsNullOrEmpty(part)).Select(part => part!.TrimEnd('.') + ".")) is { Length: > 0 } text ? text : null;
    }

    private static string[] ScopesOf(JsonElement? body) =>
    [
        .. Errors(body).Append(body).Select(error => Member(error, "context"))
            .SelectMany(context => ScopeLists.Select(list => Member(context, list)))
            .Where(list => list?.ValueKind == JsonValueKind.Array).SelectMany(list => list!.Value.EnumerateArray())
            .Where(scope => scope.ValueKind == JsonValueKind.String).Select(scope => scope.GetString()!).Distinct(),
    ];

    private static IEnumerable<JsonElement?> Errors(JsonElement? body) =>
        Member(body, "errors") is { ValueKind: JsonValueKind.Array } errors ? errors.EnumerateArray().Select(error => (JsonElement?)error) : [];

    private static string? Text(JsonElement? element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) ? member : null;
}
