namespace Engine.Sandbox.Salesforce;

/// <summary>Which fields of a record a scope of FIND looks at: SOQL and SOSL Reference, "IN SearchGroup".</summary>
internal sealed class SearchFields(OrgSchema schema, RecordStore store)
{
    // NAME FIELDS also covers these, by the table on that page.
    private static readonly IReadOnlyDictionary<string, string[]> NameFields = new Dictionary<string, string[]>
    {
        ["Account"] = ["Name", "Site", "Website"],
        ["Contact"] = ["Name", "AssistantName"],
        ["Lead"] = ["Name", "Company"],
        ["Event"] = ["Subject"],
        ["Task"] = ["Subject"],
    };

    public static bool IsSearchable(SObjectType type) => type.Name is "Account" or "Contact" or "Lead" or "Event" or "Task" or "User" or "Opportunity";

    /// <summary>The texts to look at, each with whether it is a telephone number.</summary>
    public IEnumerable<(string Text, bool IsPhone)> Texts(Record record, string scope)
    {
        var type = record.Type;
        foreach (var field in schema.VisibleFields(type).Where(field => IsIn(type, field, scope)))
        {
            if (record.Text(field.Name) is { } text)
                yield return (text, field.Type == FieldType.Phone);
        }

        if (type.Name == "Contact" && scope is "ALL" or "NAME" or "SIDEBAR" && store.Find(record.Text("AccountId"))?.Text("Name") is { } account)
            yield return (account, false);
    }

    private static bool IsIn(SObjectType type, Field field, string scope) => scope switch
    {
        "PHONE" => field.Type == FieldType.Phone,
        "EMAIL" => field.Type == FieldType.Email,
        "NAME" => (NameFields.GetValueOrDefault(type.Name) ?? ["Name"]).Contains(field.Name),
        "SIDEBAR" => IsIn(type, field, "PHONE") || IsIn(type, field, "EMAIL") || IsIn(type, field, "NAME"),
        _ => field.IsText,
    };
}
