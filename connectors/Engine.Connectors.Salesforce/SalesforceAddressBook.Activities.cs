using static Engine.Connectors.Salesforce.SalesforceQueries;

namespace Engine.Connectors.Salesforce;

internal sealed partial class SalesforceAddressBook : ICallActivityLog, ILoggedCallLookup, IActivityHistory
{
    private const int TextLength = 255; // Object Reference, Task: of CallObject and Subject

    private static readonly (string Type, string[] Fields, string Condition)[] Activities =
    [
        ("Task", ["Subject", "Description", "TaskSubtype", "CallType", "CallDurationInSeconds", "CompletedDateTime", "CreatedDate"], ""),
        ("Event", ["Subject", "StartDateTime", "DurationInMinutes"], " AND ActivityDate <= TODAY"),
    ];

    public string ActivityName => "Call Task";

    // Salesforce makes a second task of a second request; the call's id tells that it is there.
    public Task<LoggedCall> LogCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken) => FreshlyAsync(async () =>
    {
        var (link, zone) = (LinkOf(record), Context.Time.LocalTimeZone);
        if (await FindLoggedCallAsync(record, call, cancellationToken).ConfigureAwait(false) is { } logged) return logged;
        var task = await DescribeAsync("Task", cancellationToken).ConfigureAwait(false);
        var values = new JsonObject
        {
            [link] = Checked(record),
            ["Subject"] = call.Title(settings).Cut(TextLength),
            ["Description"] = call.Describe(zone),
            ["ActivityDate"] = FormattableString.Invariant($"{TimeZoneInfo.ConvertTime(call.Start, zone):yyyy-MM-dd}"),
            ["Status"] = await ClosedStatusAsync(task, cancellationToken).ConfigureAwait(false),
            ["TaskSubtype"] = "Call",
            ["CallType"] = call.Direction == CallDirection.Incoming ? "Inbound" : "Outbound",
            ["CallDurationInSeconds"] = (int)call.Duration.TotalSeconds,
            ["CallObject"] = Mark(call),
        };
        // What is hidden from the user costs itself alone.
        foreach (var hidden in values.Where(value => !task.Takes(value.Key)).ToList()) values.Remove(hidden.Key);
        var created = await _api.CreateAsync(settings.ApiVersion, "Task", values, cancellationToken).ConfigureAwait(false);
        return await LoggedAsync(created.Required("id"), cancellationToken).ConfigureAwait(false);
    });

    public async Task<LoggedCall?> FindLoggedCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken)
    {
        var (link, id, mark) = (LinkOf(record), Checked(record), Mark(call));
        if (!(await DescribeAsync("Task", cancellationToken).ConfigureAwait(false)).Has("CallObject")) return null;
        var soql = $"SELECT Id, CallObject FROM Task WHERE {link} = '{id}' AND CallObject = '{Quoted(mark)}'";
        // SOQL does not mind upper and lower case, ids do.
        var found = (await QueryAsync(soql, cancellationToken).ConfigureAwait(false)).FirstOrDefault(task => task.Text("CallObject") == mark);
        return found.Text("Id") is { } logged ? await LoggedAsync(logged, cancellationToken).ConfigureAwait(false) : null;
    }

    // Those of the latest days, more than are asked for: when a call began stands in its text, by which Salesforce does not sort.
    public async Task<IReadOnlyList<PastActivity>> GetRecentActivitiesAsync(RecordKey record, int limit, CancellationToken cancellationToken)
    {
        var at = $"{(record.Type == "Account" ? "AccountId" : "WhoId")} = '{Checked(record)}'"; // an account's include those of its contacts
        var instance = await InstanceAsync(cancellationToken).ConfigureAwait(false);
        return await Activities.Select(activity => FreshlyAsync(async () =>
        {
            var described = await DescribeAsync(activity.Type, cancellationToken).ConfigureAwait(false);
            var seen = string.Join(", ", activity.Fields.Where(described.Has).Prepend("Id"));
            var soql = $"SELECT {seen} FROM {activity.Type} WHERE {at}{activity.Condition} ORDER BY ActivityDate DESC NULLS LAST, CreatedDate DESC LIMIT 50";
            var records = await QueryAsync(soql, cancellationToken).ConfigureAwait(false);
            return records.Select(found => SalesforceMapping.ToActivity(activity.Type, found, instance));
        })).LatestAsync(limit).ConfigureAwait(false);
    }

    // Each org may name its own; most keep the one they started with, and where the user may not see what closes a task that is the best guess.
    private async Task<string> ClosedStatusAsync(ObjectDescription task, CancellationToken cancellationToken)
    {
        const string Usual = "Completed";
        var values = task.Fields.FirstOrDefault(field => field.Name == "Status")?.PicklistValues;
        if (values?.Any(value => value is { Value: Usual, Active: true }) == true) return Usual;
        var first = FirstAsync("ApiName", "TaskStatus WHERE IsClosed = true ORDER BY SortOrder", cancellationToken);
        return await first.OrNullAsync(ConnectorErrorKind.Misconfigured, ConnectorErrorKind.Forbidden).ConfigureAwait(false) ?? Usual;
    }

    private async Task<LoggedCall> LoggedAsync(string id, CancellationToken cancellationToken) =>
        new() { ActivityId = id, WebAddress = SalesforceMapping.Page(await InstanceAsync(cancellationToken).ConfigureAwait(false), "Task", id) };

    private static string LinkOf(RecordKey record) => record.Type switch
    {
        "Contact" or "Lead" => "WhoId",
        "Account" => "WhatId",
        _ => throw new ConnectorException(ConnectorErrorKind.Refused, "Salesforce logs no calls at a user."),
    };

    private static string Mark(CallActivity call) => call.CallId.Cut(TextLength).Trim();
}
