using System.Text.Json.Nodes;

namespace Engine.Sandbox.Salesforce;

/// <summary>Checks what the API is given for a record, in the order the platform complains.</summary>
internal sealed class RecordWriting(OrgSchema schema, RecordStore store)
{
    /// <summary>Reads the values of a new or changed record.</summary>
    /// <param name="type">The record's object.</param>
    /// <param name="body">What was sent.</param>
    /// <param name="existing">The record to change; null for a new one.</param>
    /// <exception cref="SalesforceError">The platform would refuse it.</exception>
    public IReadOnlyList<KeyValuePair<string, object?>> Read(SObjectType type, JsonObject body, Record? existing)
    {
        var values = new List<KeyValuePair<string, object?>>();
        foreach (var (name, node) in body)
        {
            if (name == "attributes")
                continue;
            var field = schema.FindField(type, name) ?? throw new SalesforceError(400, "INVALID_FIELD", $"No such column '{name}' on sobject of type {type.Name}");
            if (field.IsReadOnly || type.Name == "User" || (existing is not null && name == "TaskSubtype"))
                throw NotWriteable(field);
            values.Add(new(field.Name, Check(field, FieldValue.Read(field, node))));
        }

        CheckRequired(type, values, existing);
        if (type.Name is "Task" or "Event")
            CheckActivity(values, existing);
        return values;
    }

    private static SalesforceError NotWriteable(Field field) => new(400, "INVALID_FIELD_FOR_INSERT_UPDATE",
        $"Unable to create/update fields: {field.Name}. Please check the security settings of this field and verify that it is read/write "
        + "for your profile or permission set.", field.Name);

    private object? Check(Field field, object? value)
    {
        if (value is not string text)
            return value;
        if (field.IsText && text.Length > field.Length)
            throw new SalesforceError(400, "STRING_TOO_LONG", $"{field.Name}: data value too large: {text} (max length={field.Length})", field.Name);
        if (field.IsRestricted && !field.Values.Contains(text))
            throw new SalesforceError(400, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", $"{field.Name}: bad value for restricted picklist field: {text}", field.Name);
        if (field.Type == FieldType.Email && !IsEmail(text))
            throw new SalesforceError(400, "INVALID_EMAIL_ADDRESS", $"{field.Name}: invalid email address: {text}", field.Name);
        return field.Type == FieldType.Reference ? CheckReference(field, text) : text;
    }

    private string CheckReference(Field field, string text)
    {
        if (RecordId.Read(text) is not { } id)
            throw new SalesforceError(400, "MALFORMED_ID", $"{field.Name}: id value of incorrect type: {text}", field.Name);
        if (schema.TypeOf(id) is not { } type || (field.Targets.Any(target => schema.FindType(target) is not null) && !field.Targets.Contains(type.Name)))
            throw new SalesforceError(400, "FIELD_INTEGRITY_EXCEPTION", $"{field.Name}: id value of incorrect type: {text}", field.Name);
        if (store.FindEvenDeleted(id) is not { } target)
            throw new SalesforceError(400, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
        return target.IsDeleted ? throw new SalesforceError(400, "ENTITY_IS_DELETED", "entity is deleted") : id;
    }

    private void CheckRequired(SObjectType type, List<KeyValuePair<string, object?>> values, Record? existing)
    {
        // A person account is named by its last name.
        var isPerson = type.Name == "Account" && schema.HasPersonAccounts
            && (existing?["IsPersonAccount"] is true || values.Any(pair => pair.Key == "LastName" && pair.Value is not null));
        var missing = type.AllFields.Where(field => field.IsRequired && !(isPerson && field.Name == "Name"))
            .Where(field => values.Any(pair => pair.Key == field.Name) ? values.Last(pair => pair.Key == field.Name).Value is null : existing is null)
            .Select(field => field.Name).ToList();
        if (missing.Count > 0)
            throw new SalesforceError(400, "REQUIRED_FIELD_MISSING", $"Required fields are missing: [{string.Join(", ", missing)}]", missing);
    }

    private void CheckActivity(List<KeyValuePair<string, object?>> values, Record? existing)
    {
        var who = Value("WhoId");
        var what = Value("WhatId");
        // A lead stands for itself: an activity of one relates to nothing else.
        if (who is not null && what is not null && schema.TypeOf(who)?.Name == "Lead")
            throw new SalesforceError(400, "FIELD_INTEGRITY_EXCEPTION", "Related To ID: A related item can't be specified for a lead.", "WhatId");

        string? Value(string name) => values.Any(pair => pair.Key == name) ? values.Last(pair => pair.Key == name).Value as string : existing?.Text(name);
    }

    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && text.LastIndexOf('.') is var dot && dot > at + 1 && dot < text.Length - 1 && !text.Any(char.IsWhiteSpace);
    }
}
