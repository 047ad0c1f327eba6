using System.Text.Json.Nodes;
using static Engine.Connectors.Salesforce.SalesforceQueries;

namespace Engine.Connectors.Salesforce;

internal sealed partial class SalesforceAddressBook : ICallActivityLog, IActivityHistory
{
    private const int TextLength = 255; // Object Reference, Task: of CallObject and Subject.

    public string ActivityName => "Call Task";

    public Task<LoggedCall> LogCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken) => FreshlyAsync(async () =>
    {
        var id = IdOf(record);
        var link = record.Type switch { "Contact" or "Lead" => "WhoId", "Account" => "WhatId", _ => throw new ConnectorException(ConnectorErrorKind.Refused, "Salesforce logs no calls at a user.") };
        var task = await DescribeAsync("Task", cancellationToken).ConfigureAwait(false);
        var callId = Cut(call.CallId);
        // Salesforce makes a second task of a second request; the call's id tells that it is there.
        var logged = !task.Has("CallObject") ? null : await FirstAsync("Id", $"Task WHERE {link} = '{id}' AND CallObject = '{Quoted(callId)}'", cancellationToken).ConfigureAwait(false);
        if (logged is null)
        {
            var (subject, other) = call.Direction == CallDirection.Incoming ? (settings.IncomingSubject, call.CallerTel) : (settings.OutgoingSubject, call.CalledTel);
            var began = TimeZoneInfo.ConvertTime(call.Start, context.Time.LocalTimeZone);
            var values = new JsonObject
            {
                [link] = id,
                ["Subject"] = Cut(subject.Replace("{number}", other.Length > 0 ? other : "unknown", StringComparison.Ordinal)),
                ["Description"] = $"From {call.CallerTel} to {call.CalledTel}\nBegan {began:yyyy-MM-dd HH:mm:ss zzz}\nLasted {call.Duration:hh\\:mm\\:ss}",
                ["ActivityDate"] = $"{began:yyyy-MM-dd}",
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
        return new LoggedCall { ActivityId = logged, WebAddress = SalesforceMapping.Page(await SalesforceConnector.InstanceAsync(context, settings, cancellationToken).ConfigureAwait(false), "Task", logged) };
    });

    public async Task<IReadOnlyList<PastActivity>> GetRecentActivitiesAsync(RecordKey record, int limit, CancellationToken cancellationToken)
    {
        var at = $"{(record.Type == "Account" ? "AccountId" : "WhoId")} = '{IdOf(record)}'"; // An account's include those of its contacts.
        var both = await Task.WhenAll(
            ActivitiesAsync("Task", "CreatedDate", at, ["Subject", "TaskSubtype", "CallType", "CallDurationInSeconds", "CompletedDateTime"], limit, cancellationToken),
            ActivitiesAsync("Event", "ActivityDate", $"{at} AND ActivityDate <= TODAY", ["Subject", "StartDateTime", "DurationInMinutes"], limit, cancellationToken)).ConfigureAwait(false);
        return [.. both.SelectMany(activities => activities).OrderByDescending(activity => activity.Start).Take(limit)];
    }

    private Task<IEnumerable<PastActivity>> ActivitiesAsync(string type, string order, string condition, string[] fields, int limit, CancellationToken cancellationToken) => FreshlyAsync(async () =>
    {
        var described = await DescribeAsync(type, cancellationToken).ConfigureAwait(false);
        var records = await QueryAsync(
            $"SELECT Id, {string.Join(", ", fields.Where(described.Has).Append(order))} FROM {type} WHERE {condition} ORDER BY {order} DESC LIMIT {limit}", cancellationToken).ConfigureAwait(false);
        var instance = await SalesforceConnector.InstanceAsync(context, settings, cancellationToken).ConfigureAwait(false);
        return records.Select(record => SalesforceMapping.ToActivity(type, record, instance));
    });

    // Each org names its own; most keep the one they started with.
    private async Task<string?> ClosedStatusAsync(ObjectDescription task, CancellationToken cancellationToken) =>
        task.Fields.FirstOrDefault(field => field.Name == "Status")?.PicklistValues?.Any(value => value is { Value: "Completed", Active: true }) == true
            ? "Completed"
            : await FirstAsync("ApiName", "TaskStatus WHERE IsClosed = true ORDER BY SortOrder", cancellationToken).ConfigureAwait(false);

    private static string Cut(string text) => text.Length > TextLength ? text[..TextLength] : text;
}
