namespace Engine.Connectors.Outlook;

/// <summary>Calls as entries of a calendar, which carry the record and the call as properties of our own.</summary>
internal sealed class CallCalendar(IGraphApi api, OutlookSettings settings) : ICallPlace
{
    // Microsoft Graph, "Outlook extended properties overview": named properties, by which events can be found.
    private const string RecordProperty = "String {6f0d2b7e-4b5c-4f7a-9c1e-5c0a3d9f2e81} Name EngineRecord";
    private const string CallProperty = "String {6f0d2b7e-4b5c-4f7a-9c1e-5c0a3d9f2e81} Name EngineCall";

    private const int MostUnsorted = 500;

    private string? _path;

    public string Name => "Calendar Entry";

    public async Task<LoggedCall?> FindAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken)
    {
        var path = await PathAsync(cancellationToken).ConfigureAwait(false);
        var found = await api.EventsAsync(path, Holds(CallProperty, $"{CallTexts.Mark(record, call)}"), null, 1, cancellationToken).ConfigureAwait(false);
        return found.Items is [var entry, ..] ? Logged(entry) : null;
    }

    public async Task<LoggedCall> AddAsync(RecordKey record, JsonElement at, CallActivity call, CancellationToken cancellationToken)
    {
        var who = at.Text("displayName") ?? $"{at.Text("givenName")} {at.Text("surname")}".Trim();
        var values = new JsonObject
        {
            ["subject"] = $"{call.Direction} call: {(who.Length > 0 ? who : "unknown")}",
            ["body"] = new JsonObject
            {
                ["contentType"] = "text",
                ["content"] = FormattableString.Invariant($"{CallTexts.Line(call)}\n{(call.Duration > TimeSpan.Zero ? $"Lasted {call.Duration:c}" : "Not answered")}"),
            },
            ["start"] = Moment(call.Start),
            ["end"] = Moment(call.Start + call.Duration),
            ["showAs"] = "free",
            ["isReminderOn"] = false,
            // Microsoft Graph, "event resource type": a second request with the same is no second entry.
            ["transactionId"] = $"{CallTexts.Mark(record, call)}",
            ["singleValueExtendedProperties"] = new JsonArray(Property(RecordProperty, Text(record)), Property(CallProperty, $"{CallTexts.Mark(record, call)}")),
        };
        if (settings.Category.TrimmedOrNull() is { } category) values["categories"] = new JsonArray(category);
        try
        {
            return Logged(await api.CreateEventAsync(await PathAsync(cancellationToken).ConfigureAwait(false), values, cancellationToken).ConfigureAwait(false));
        }
        catch (ConnectorException refused) when (refused.Kind == ConnectorErrorKind.Refused)
        {
            if (await FindAsync(record, call, cancellationToken).ConfigureAwait(false) is { } there) return there;
            throw;
        }
    }

    public async Task<IReadOnlyList<PastActivity>> LatestAsync(RecordKey record, int limit, CancellationToken cancellationToken)
    {
        var (path, isAtRecord) = (await PathAsync(cancellationToken).ConfigureAwait(false), Holds(RecordProperty, Text(record)));
        // Graph sorts only by what a filter begins with, and where it deems both too much together, it does not sort at all.
        var found = await api.EventsAsync(path, $"start/dateTime ge '2000-01-01T00:00:00' and {isAtRecord}", "start/dateTime desc", limit, cancellationToken)
                .OrNullAsync(ConnectorErrorKind.Refused).ConfigureAwait(false)
            ?? await api.EventsAsync(path, isAtRecord, null, MostUnsorted, cancellationToken).ConfigureAwait(false);
        return found.Items.Select(ToActivity).Latest(limit);
    }

    private async Task<string> PathAsync(CancellationToken cancellationToken)
    {
        if (_path is not null || settings.Calendar.TrimmedOrNull() is not { } name) return _path ?? settings.Owner;
        var all = await OutlookAddressBook.AllAsync((top, skip) => api.CalendarsAsync(settings.Owner, top, skip, cancellationToken), cancellationToken).ConfigureAwait(false);
        var id = all.FirstOrDefault(calendar => string.Equals(calendar.Text("name"), name, StringComparison.OrdinalIgnoreCase)).Text("id")
            ?? throw OutlookAddressBook.Misnamed("Calendar for calls", name, all.Select(calendar => calendar.Text("name")));
        return _path = $"{settings.Owner}/calendars/{id}";
    }

    // Times are in UTC, as nothing else was asked for.
    private static PastActivity ToActivity(JsonElement entry) => new()
    {
        Kind = "Call",
        Subject = entry.Text("subject") ?? "",
        Start = entry.Time("start.dateTime"),
        Duration = entry.Time("end.dateTime") - entry.Time("start.dateTime"),
        Direction = CallTexts.DirectionOf(entry.Text("subject")),
        WebAddress = PageOf(entry),
    };

    private static LoggedCall Logged(JsonElement entry) => new() { ActivityId = entry.Required("id"), WebAddress = PageOf(entry) };

    private static Uri? PageOf(JsonElement entry) => Uri.TryCreate(entry.Text("webLink"), UriKind.Absolute, out var page) ? page : null;

    private static string Text(RecordKey record) => $"{record.Type}/{record.Id}";

    private static string Holds(string property, string value) =>
        $"singleValueExtendedProperties/any(p:p/id eq '{property}' and p/value eq '{value.Replace("'", "''", StringComparison.Ordinal)}')";

    private static JsonObject Property(string id, string value) => new() { ["id"] = id, ["value"] = value };

    private static JsonObject Moment(DateTimeOffset moment) =>
        new() { ["dateTime"] = moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture), ["timeZone"] = "UTC" };
}
