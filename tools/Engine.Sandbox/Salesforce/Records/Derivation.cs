using System.Text.Json.Nodes;

namespace Engine.Sandbox.Salesforce;

/// <summary>Fields that the platform works out itself.</summary>
internal static class Derivation
{
    private static readonly string[] AddressKinds = ["Mailing", "Other", "Billing", "Shipping", ""];

    private static readonly IReadOnlyDictionary<string, string> PersonFields = new Dictionary<string, string>
    {
        ["FirstName"] = "FirstName", ["LastName"] = "LastName", ["Salutation"] = "Salutation", ["Phone"] = "Phone", ["Fax"] = "Fax", ["PersonMobilePhone"] = "MobilePhone",
        ["PersonHomePhone"] = "HomePhone", ["PersonOtherPhone"] = "OtherPhone", ["PersonAssistantPhone"] = "AssistantPhone", ["PersonAssistantName"] = "AssistantName",
        ["PersonEmail"] = "Email", ["PersonTitle"] = "Title", ["PersonDepartment"] = "Department", ["PersonBirthdate"] = "Birthdate", ["PersonLeadSource"] = "LeadSource",
        ["PersonMailingStreet"] = "MailingStreet", ["PersonMailingCity"] = "MailingCity", ["PersonMailingState"] = "MailingState",
        ["PersonMailingPostalCode"] = "MailingPostalCode", ["PersonMailingCountry"] = "MailingCountry",
    };

    public static IEnumerable<KeyValuePair<string, object?>> PersonValues(Record account) =>
        PersonFields.Select(pair => KeyValuePair.Create(pair.Value, account[pair.Key]));

    public static void Complete(Record record, RecordStore store)
    {
        if (record.Type.Find("LastName") is not null && record.Text("LastName") is not null)
            record["Name"] = string.Join(' ', new[] { record.Text("FirstName"), record.Text("LastName") }.Where(part => part is not null));
        if (record.Type.Find("PhotoUrl") is not null)
            record["PhotoUrl"] = $"/services/images/photo/{record.Id}";
        foreach (var kind in AddressKinds.Where(kind => record.Type.Find(kind + "Address") is { Type: FieldType.Address }))
            record[kind + "Address"] = Address(record, kind);
        if (record.Type.Name is "Task" or "Event")
            CompleteActivity(record, store);
    }

    private static void CompleteActivity(Record record, RecordStore store)
    {
        var (who, what) = (store.Find(record.Text("WhoId")), store.Find(record.Text("WhatId")));
        record["AccountId"] = what?.Type.Name == "Account" ? what.Id : what?.Text("AccountId") ?? who?.Text("AccountId");
        if (record.Type.Name != "Task")
            return;
        var isClosed = record.Text("Status") == "Completed";
        record["IsHighPriority"] = record.Text("Priority") == "High";
        record["CompletedDateTime"] = !isClosed ? null : record["IsClosed"] is true ? record["CompletedDateTime"] : store.Now;
        record["IsClosed"] = isClosed;
    }

    private static JsonObject? Address(Record record, string kind)
    {
        string[] parts = ["Street", "City", "State", "PostalCode", "Country"];
        if (parts.All(part => record[kind + part] is null))
            return null;
        var address = new JsonObject
        {
            ["geocodeAccuracy"] = null, ["latitude"] = FieldValue.ToJson(record[kind + "Latitude"]), ["longitude"] = FieldValue.ToJson(record[kind + "Longitude"]),
        };
        foreach (var part in parts)
            address[char.ToLowerInvariant(part[0]) + part[1..]] = record.Text(kind + part);
        return address;
    }
}
