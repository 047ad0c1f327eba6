using System.Text.Json.Nodes;
using static Engine.Connectors.Salesforce.SalesforceQueries;

namespace Engine.Connectors.Salesforce;

internal sealed partial class SalesforceAddressBook : ICallActivityLog, IActivityHistory
{
    private const int TextLength = 255; // Object Reference, Task: of CallObject and Subject

    public string ActivityName => "Call Task";

    public Task<LoggedCall> LogCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken) => FreshlyAsync(async () =>
    {
        var id = IdOf(record);
        var link = record.Type switch
        {
            "Contact" or "Lead" => "WhoId",
            "Account" => "WhatId",
            _ => throw new ConnectorException(ConnectorErrorKind.Refused, "Salesforce logs no calls at a user."),
        };
        var task = await DescribeAsync("Task", cancellationToken).ConfigureAwait(false);
        var callId = Cut(call.CallId).Trim();
        // Salesforce makes a second task of a second request; the call's id tells that it is there. SOQL does not mind upper and lower case, ids do.
        var earlier = !task.Has("CallObject") ? [] : await QueryAsync(
            $"SELECT Id, CallObject FROM Task WHERE {link} = '{id}' AND CallObject = '{Quoted(callId)}'", cancellationToken).ConfigureAwait(false);
        var logged = earlier.Where(record => record.Text("CallObject") == callId).Select(SalesforceMapping.Id).FirstOrDefault();
        if (logged is null)
        {
            var began = TimeZoneInfo.ConvertTime(call.Start, context.Time.LocalTimeZone);
            var values = new JsonObject
            {
                [link] = id,
                ["Subject"] = Cut(call.Title(settings.IncomingSubject, settings.OutgoingSubject)),
                ["Description"] = SalesforceMapping.Describe(call, began),
                ["ActivityDate"] = FormattableString.Invariant($"{began:yyyy-MM-dd}"),
                ["Status"] = await ClosedStatusAsync(task, cancellationToken).ConfigureAwait(false),
                ["TaskSubtype"] = "Call",
                ["CallType"] = call.Direction == CallDirection.Incoming ? "Inbound" : "Outbound",
                ["CallDurationInSeconds"] = (int)call.Duration.TotalSeconds,
                ["CallObject"] = callId,
            };
            // What is hidden from the user costs itself alone.
            foreach (var hidden in values.Where(value => !task.Takes(value.Key)).ToList()) values.Remove(hidden.Key);
            logged = (await _api.CreateAsync(settings.ApiVersion, "Task", values, cancellationToken).ConfigureAwait(false)).Id;
        }
        var instance = await InstanceAsync(cancellationToken).ConfigureAwait(false);
        return new LoggedCall { ActivityId = logged, WebAddress = SalesforceMapping.Page(instance, "Task", logged) };
    });

    public async Task<IReadOnlyList<PastActivity>> GetRecentActivitiesAsync(RecordKey record, int limit, CancellationToken cancellationToken)
    {
        var at = $"{(record.Type == "Account" ? "AccountId" : "WhoId")} = '{IdOf(record)}'"; // an account's include those of its contacts
        string[] ofTask = ["Subject", "Description", "TaskSubtype", "CallType", "CallDurationInSeconds", "CompletedDateTime", "CreatedDate"];
        string[] ofEvent = ["Subject", "StartDateTime", "DurationInMinutes"];
        var both = await Task.WhenAll(
            ActivitiesAsync("Task", at, ofTask, cancellationToken),
            ActivitiesAsync("Event", $"{at} AND ActivityDate <= TODAY", ofEvent, cancellationToken)).ConfigureAwait(false);
        return [.. both.SelectMany(activities => activities).OrderByDescending(activity => activity.Start).Take(limit)];
    }

    // Those of the latest days, more than are asked for: when a call began stands in its text, by which Salesforce does not sort.
    private Task<IEnumerable<PastActivity>> ActivitiesAsync(string type, string at, string[] fields, CancellationToken cancellationToken) =>
        FreshlyAsync(async () =>
        {
            var described = await DescribeAsync(type, cancellationToken).ConfigureAwait(false);
            var seen = string.Join(", ", fields.Where(described.Has).Prepend("Id"));
            var soql = $"SELECT {seen} FROM {type} WHERE {at} ORDER BY ActivityDate DESC NULLS LAST, CreatedDate DESC LIMIT 50";
            var records = await QueryAsync(soql, cancellationToken).ConfigureAwait(false);
            var instance = await InstanceAsync(cancellationToken).ConfigureAwait(false);
            return records.Select(record => SalesforceMapping.ToActivity(type, record, instance));
        });

    // Each org may name its own; most keep the one they started with, and where the user may not see what closes a task that is the best guess.
    private async Task<string> ClosedStatusAsync(ObjectDescription task, CancellationToken cancellationToken)
    {
        const string Usual = "Completed";
        var values = task.Fields.FirstOrDefault(field => field.Name == "Status")?.PicklistValues;
        if (values?.Any(value => value is { Value: Usual, Active: true }) == true) return Usual;
        var first = FirstAsync("ApiName", "TaskStatus WHERE IsClosed = true ORDER BY SortOrder", cancellationToken);
        return await first.OrNullAsync(ConnectorErrorKind.Misconfigured, ConnectorErrorKind.Forbidden).ConfigureAwait(false) ?? Usual;
    }

    private static string Cut(string text) => text[..Math.Min(text.Length, TextLength)];
}
