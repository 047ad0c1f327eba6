using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>The properties of an event (microsoft.graph.event).</summary>
internal static class EventShape
{
    private static readonly string[] Kept =
    [
        "transactionId", "reminderMinutesBeforeStart", "isReminderOn", "importance", "sensitivity", "isAllDay", "responseRequested", "seriesMasterId", "showAs",
        "onlineMeetingUrl", "isOnlineMeeting", "allowNewTimeProposals", "hideAttendees", "onlineMeetingProvider",
    ];

    public static readonly IReadOnlyList<string> Properties =
    [
        "id", "createdDateTime", "lastModifiedDateTime", "changeKey", "categories", "subject", "bodyPreview", "body", "start", "end", "location", "locations", "attendees", "organizer",
        "hasAttachments", "isCancelled", "isDraft", "isOrganizer", "responseStatus", "type", "webLink", "iCalUId", "originalStart", "originalStartTimeZone", "originalEndTimeZone",
        "recurrence", "onlineMeeting", "cancelledOccurrences", .. Kept,
    ];

    public static readonly IReadOnlyList<string> Expandable = ["extensions", "singleValueExtendedProperties", "multiValueExtendedProperties", "attachments", "instances", "calendar"];

    public static readonly IReadOnlyList<string> Members = [.. Properties, "extensions", "singleValueExtendedProperties", "@odata.type"];

    public static JsonObject Show(Mailbox box, GraphItem item, string zone, bool isImmutable)
    {
        var values = item.Values;
        var body = new JsonObject
        {
            ["@odata.etag"] = $"W/\"{item.ChangeKey}\"",
            ["id"] = isImmutable ? item.ImmutableId : item.Id,
            ["createdDateTime"] = GraphMoments.Write(item.CreatedAt),
            ["lastModifiedDateTime"] = GraphMoments.Write(item.ModifiedAt),
            ["changeKey"] = item.ChangeKey,
            ["categories"] = values["categories"]?.DeepClone() ?? new JsonArray(),
        };
        foreach (var name in Kept)
            body[name] = values[name]?.DeepClone() ?? Usual(name);
        var content = (values["body"] as JsonObject)?.Text("content") ?? "";
        body["subject"] = values.Text("subject") ?? "";
        body["bodyPreview"] = content.Length > 255 ? content[..255] : content;
        body["body"] = values["body"]?.DeepClone() ?? new JsonObject { ["contentType"] = "html", ["content"] = "" };
        body["start"] = EventTime.Write(EventTime.Read(values["start"], "start"), zone);
        body["end"] = EventTime.Write(EventTime.Read(values["end"], "end"), zone);
        body["location"] = values["location"]?.DeepClone() ?? new JsonObject { ["displayName"] = "" };
        body["attendees"] = values["attendees"]?.DeepClone() ?? new JsonArray();
        body["organizer"] = new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = box.Text("displayName"), ["address"] = box.Text("mail") } };
        body["hasAttachments"] = false;
        body["isCancelled"] = false;
        body["isDraft"] = false;
        body["isOrganizer"] = true;
        body["type"] = "singleInstance";
        body["iCalUId"] = item.ImmutableId;
        body["originalStartTimeZone"] = (values["start"] as JsonObject)?.Text("timeZone") ?? "UTC";
        body["originalEndTimeZone"] = (values["end"] as JsonObject)?.Text("timeZone") ?? "UTC";
        body["webLink"] = $"https://outlook.office365.com/owa/?itemid={Uri.EscapeDataString(item.Id)}&exvsurl=1&path=/calendar/item";
        foreach (var name in Expandable.Where(name => values[name] is not null))
            body[name] = values[name]?.DeepClone();
        return body;
    }

    private static JsonNode? Usual(string name) => name switch
    {
        "reminderMinutesBeforeStart" => 15,
        "isReminderOn" or "responseRequested" or "allowNewTimeProposals" => true,
        "isAllDay" or "isOnlineMeeting" or "hideAttendees" => false,
        "importance" or "sensitivity" => "normal",
        "showAs" => "busy",
        "onlineMeetingProvider" => "unknown",
        _ => null,
    };
}
