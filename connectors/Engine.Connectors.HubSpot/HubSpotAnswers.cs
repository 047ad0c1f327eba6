namespace Engine.Connectors.HubSpot;

/// <summary>What HubSpot says beside its data: how much is left, and why not.</summary>
internal static class HubSpotAnswers
{
    private const string Limit = "X-HubSpot-RateLimit-";

    public static RecordPage<JsonElement> Page(this JsonElement answer) => answer.Page("results", "paging.next.after");

    // HubSpot, API usage guidelines, "Rate limits": what is left of the running 10 s and of the day. Answers to searches tell neither.
    public static Allowance? ReadAllowance(HttpResponseMessage answer)
    {
        var interval = TimeSpan.FromMilliseconds(AllowanceHeaders.Number(answer, $"{Limit}Interval-Milliseconds") ?? 10_000);
        var now = AllowanceHeaders.Read(answer, $"{Limit}Remaining", $"{Limit}Max", interval);
        var today = AllowanceHeaders.Read(answer, $"{Limit}Daily-Remaining", $"{Limit}Daily", TimeSpan.FromHours(1));
        return new[] { now, today }.OfType<Allowance>().MinBy(left => (double)left.Remaining / left.Total);
    }

    // HubSpot, "Handle errors": 423 is a lock of 2 s while much is written, 477 an account on the move to another data centre. The day ends at midnight of the
    // account's time zone, which an error does not tell: then an hour is waited for at a time.
    public static ConnectorException? ReadFailure(ApiFailure failure)
    {
        var error = failure.Json ?? default;
        var (kind, wait) = ((int)failure.Status, error.Text("policyName")) switch
        {
            (400, _) when error.Text("status")?.StartsWith("BAD_", StringComparison.Ordinal) == true => (ConnectorErrorKind.Unauthorized, 0),
            (423, _) => (ConnectorErrorKind.Unavailable, 2),
            (477, _) => (ConnectorErrorKind.Unavailable, 60),
            (429, "DAILY") => (ConnectorErrorKind.RateLimited, 3600),
            (429, "SECONDLY") => (ConnectorErrorKind.RateLimited, 1),
            (429, _) => (ConnectorErrorKind.RateLimited, 10),
            _ => (ApiFailure.KindOf(failure.Status), 0),
        };
        return failure.ToException(kind, MessageOf(error), wait > 0 ? TimeSpan.FromSeconds(wait) : null);
    }

    // With the messages of its parts, which are of the same shape, and the scopes that are missing: "Property values were not valid: [{…}]" alone says little, and
    // goes on in JSON.
    private static string MessageOf(JsonElement error)
    {
        var all = error.Items("errors").Prepend(error).ToList();
        var scopes = string.Join(", ", all.SelectMany(ScopesOf).Distinct());
        var texts = all.Select(part => part.Text("message")?.Split(": [{")[0].TrimEnd('.')).Append(scopes.Length > 0 ? $"Scopes: {scopes}" : null);
        return string.Join(' ', texts.Where(text => !string.IsNullOrEmpty(text)).Select(text => $"{text}.").Distinct());
    }

    private static IEnumerable<string> ScopesOf(JsonElement part) => part.Members("context")
        .Where(list => list.Name.EndsWith("Scopes", StringComparison.Ordinal))
        .SelectMany(list => part.Items($"context.{list.Name}").Select(scope => scope.ToString()));
}
