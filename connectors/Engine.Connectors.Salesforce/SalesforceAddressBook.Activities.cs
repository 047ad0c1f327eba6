namespace Engine.Connectors.Salesforce;

internal sealed partial class SalesforceAddressBook
{
    private const int TextLength = 255; // Object Reference, Task: of CallObject and Subject

    private static readonly (string Type, string[] Fields, string Condition)[] Activities =
    [
        ("Task", ["Subject", "Description", "TaskSubtype", "CallType", "CallDurationInSeconds", "CompletedDateTime", "CreatedDate"], ""),
        ("Event", ["Subject", "StartDateTime", "DurationInMinutes"], " AND ActivityDate <= TODAY"),
    ];

    public override string ActivityName => "Call Task";

    protected override async Task<string?> FindCallAsync(ObjectDescription kind, string id, CallActivity call, CancellationToken cancellationToken)
    {
        if (!(await DescribeAsync("Task", cancellationToken).ConfigureAwait(false)).Has("CallObject")) return null;
        var soql = $"SELECT Id, CallObject FROM Task WHERE {LinkOf(kind)} = '{id}' AND CallObject = '{Mark(call).Quoted()}'";
        // SOQL does not mind upper and lower case, ids do.
        return (await QueryAsync(soql, cancellationToken).ConfigureAwait(false)).FirstOrDefault(task => task.Text("CallObject") == Mark(call)).Text("Id");
    }

    protected override async Task<string> CreateCallAsync(ObjectDescription kind, string id, CallActivity call, CancellationToken cancellationToken)
    {
        var (zone, task) = (Context.Time.LocalTimeZone, await DescribeAsync("Task", cancellationToken).ConfigureAwait(false));
        var values = new JsonObject
        {
            [LinkOf(kind)] = id,
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
        return await CreateAsync("Task", values, cancellationToken).ConfigureAwait(false);
    }

    protected override async Task<Uri?> PageOfCallAsync(ObjectDescription kind, string id, string entry, CancellationToken cancellationToken) =>
        SalesforceMapping.Page(await InstanceAsync(cancellationToken).ConfigureAwait(false), "Task", entry);

    // Those of the latest days, more than are asked for: when a call began stands in its text, by which Salesforce does not sort.
    protected override async Task<IReadOnlyList<PastActivity>> ReadActivitiesAsync(ObjectDescription kind, string id, int limit, CancellationToken cancellationToken)
    {
        var at = $"{(kind.Name == "Account" ? "AccountId" : "WhoId")} = '{id}'"; // an account's include those of its contacts
        var instance = await InstanceAsync(cancellationToken).ConfigureAwait(false);
        return await Activities.Select(async activity =>
        {
            var described = await DescribeAsync(activity.Type, cancellationToken).ConfigureAwait(false);
            var seen = string.Join(", ", activity.Fields.Where(described.Has).Prepend("Id"));
            var soql = $"SELECT {seen} FROM {activity.Type} WHERE {at}{activity.Condition} ORDER BY ActivityDate DESC NULLS LAST, CreatedDate DESC LIMIT 50";
            return (await QueryAsync(soql, cancellationToken).ConfigureAwait(false)).Select(found => SalesforceMapping.ToActivity(activity.Type, found, instance));
        }).LatestAsync(limit).ConfigureAwait(false);
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

    private static string LinkOf(ObjectDescription kind) => kind.Name switch
    {
        "Account" => "WhatId",
        "User" => throw new ConnectorException(ConnectorErrorKind.Refused, "Salesforce logs no calls at a user."),
        _ => "WhoId",
    };

    private static string Mark(CallActivity call) => call.CallId.Cut(TextLength).Trim();
}
