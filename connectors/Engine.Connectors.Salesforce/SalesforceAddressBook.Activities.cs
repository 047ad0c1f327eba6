using System.Text.Json.Nodes;
using Engine.Sdk;
using static Engine.Connectors.Salesforce.SalesforceQueries;

namespace Engine.Connectors.Salesforce;

internal sealed partial class SalesforceAddressBook : ICallActivityLog, IActivityHistory
{
    // Object Reference, Task: the length of CallObject and of Subject.
    private const int TextLength = 255;

    public string ActivityName => "Call Task";

    public Task<LoggedCall> LogCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken) => FreshlyAsync(async () =>
    {
        var (link, id) = (record.Type switch { "Contact" or "Lead" => "WhoId", "Account" => "WhatId", _ => throw NoCalls() }, IdOf(record));
        var task = await DescribeAsync("Task", cancellationToken).ConfigureAwait(false) ?? throw NoCalls();
        var callId = Cut(call.CallId);
        // Salesforce makes a second task of a second request, so the call's id says whether this is one.
        var logged = !task.Has("CallObject") ? null : await FirstAsync(
            $"SELECT Id FROM Task WHERE {link} = '{id}' AND CallObject = '{Quoted(callId)}' LIMIT 1", "Id", cancellationToken).ConfigureAwait(false);
        if (logged is null)
        {
            var isIncoming = call.Direction == CallDirection.Incoming;
            var subject = (isIncoming ? settings.IncomingSubject : settings.OutgoingSubject)
                .Replace("{number}", (isIncoming ? call.CallerTel : call.CalledTel) is { Length: > 0 } other ? other : "unknown", StringComparison.Ordinal);
            var began = TimeZoneInfo.ConvertTime(call.Start, context.Time.LocalTimeZone);
            logged = (await _api.CreateAsync(settings.ApiVersion, "Task", Taken(task, new()
            {
                [link] = id,
                ["Subject"] = Cut(subject),
                ["TaskSubtype"] = "Call",
                ["Status"] = await ClosedStatusAsync(task, cancellationToken).ConfigureAwait(false),
                ["ActivityDate"] = $"{began:yyyy-MM-dd}",
                ["CallType"] = isIncoming ? "Inbound" : "Outbound",
                ["CallDurationInSeconds"] = (int)call.Duration.TotalSeconds,
                ["CallObject"] = callId,
                ["Description"] = $"From {call.CallerTel} to {call.CalledTel}\nBegan {began:yyyy-MM-dd HH:mm:ss zzz}\nLasted {call.Duration:hh\\:mm\\:ss}",
            }), cancellationToken).ConfigureAwait(false)).Id;
        }
        return new LoggedCall { ActivityId = logged, WebAddress = SalesforceMapping.Page(await InstanceAsync(cancellationToken).ConfigureAwait(false), "Task", logged) };
    });

    public async Task<IReadOnlyList<PastActivity>> GetRecentActivitiesAsync(RecordKey record, int limit, CancellationToken cancellationToken)
    {
        // An account's are those of its contacts too.
        var at = $"{(record.Type == "Account" ? "AccountId" : "WhoId")} = '{IdOf(record)}'";
        var both = await Task.WhenAll(
            ActivitiesAsync("Task", ["Id", "Subject", "TaskSubtype", "CallType", "CallDurationInSeconds", "CompletedDateTime", "CreatedDate"],
                $"{Where(at)} ORDER BY CreatedDate DESC LIMIT {limit}", cancellationToken),
            ActivitiesAsync("Event", ["Id", "Subject", "StartDateTime", "ActivityDate", "DurationInMinutes"],
                $"{Where(at, "ActivityDate <= TODAY")} ORDER BY ActivityDate DESC LIMIT {limit}", cancellationToken)).ConfigureAwait(false);
        return [.. both.SelectMany(activities => activities).OrderByDescending(activity => activity.Start).Take(limit)];
    }

    private Task<IEnumerable<PastActivity>> ActivitiesAsync(string type, string[] fields, string end, CancellationToken cancellationToken) =>
        FreshlyAsync<IEnumerable<PastActivity>>(async () =>
        {
            if (await DescribeAsync(type, cancellationToken).ConfigureAwait(false) is not { } described) return [];
            var soql = $"SELECT {string.Join(", ", fields.Where(described.Has))} FROM {type}{end}";
            var answer = await _api.QueryAsync(settings.ApiVersion, soql, cancellationToken).ConfigureAwait(false);
            var instance = await InstanceAsync(cancellationToken).ConfigureAwait(false);
            return answer.Records.Select(record => SalesforceMapping.ToActivity(type, record, instance));
        });

    // The org decides which values mean that a task is done; most keep the one Salesforce starts with.
    private async Task<string?> ClosedStatusAsync(ObjectDescription task, CancellationToken cancellationToken) =>
        task.Fields.FirstOrDefault(field => field.Name == "Status")?.PicklistValues?.FirstOrDefault(value => value is { Value: "Completed", Active: true })?.Value
            ?? await FirstAsync("SELECT ApiName FROM TaskStatus WHERE IsClosed = true ORDER BY SortOrder LIMIT 1", "ApiName", cancellationToken).ConfigureAwait(false);

    private async Task<string?> FirstAsync(string soql, string field, CancellationToken cancellationToken) =>
        (await _api.QueryAsync(settings.ApiVersion, soql, cancellationToken).ConfigureAwait(false)).Records.Select(record => record.Text(field)).FirstOrDefault();

    // What is hidden from the user costs only itself.
    private static JsonObject Taken(ObjectDescription described, JsonObject values)
    {
        foreach (var hidden in values.Select(value => value.Key).Where(field => !described.Takes(field)).ToList()) values.Remove(hidden);
        return values;
    }

    private static string Cut(string text) => text.Length > TextLength ? text[..TextLength] : text;

    private static ConnectorException NoCalls() => new(ConnectorErrorKind.Refused, "Salesforce logs no calls at this kind of record for this user.");
}
