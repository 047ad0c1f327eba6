namespace Engine.Connectors.GoogleContacts;

/// <summary>Writes a draft into a person as Google keeps it, so that what the draft does not name stays as it is.</summary>
internal static class GoogleContactsWriting
{
    /// <summary>Puts the draft's values in.</summary>
    /// <returns>Names of the fields that changed, as updateContact asks for them.</returns>
    public static IReadOnlyList<string> Write(this JsonObject person, RecordDraft draft)
    {
        (string Field, string Member, string? Value)[] values =
        [
            // A name given whole, or in parts: Google makes one of the other.
            ("names", "unstructuredName", draft.FirstName is null && draft.LastName is null ? draft.ContactName : null),
            ("names", "givenName", draft.FirstName), ("names", "familyName", draft.LastName),
            ("organizations", "name", draft.CompanyName), ("phoneNumbers", "value", draft.Phone), ("emailAddresses", "value", draft.Email), ("biographies", "value", draft.Notes),
        ];
        var given = values.Where(value => value.Value is not null).ToList();
        foreach (var (field, member, value) in given)
            Set(person, field, member, value!.Trim()); // just looked at
        return [.. given.Select(value => value.Field).Distinct()];
    }

    private static void Set(JsonObject person, string field, string member, string value)
    {
        var all = person[field] as JsonArray ?? [];
        person[field] = all;
        var first = all.OfType<JsonObject>().FirstOrDefault(each => (bool?)each["metadata"]?["primary"] == true) ?? all.OfType<JsonObject>().FirstOrDefault();
        if (member == "unstructuredName") first?.Clear();
        if (first is null) all.Add(first = []);
        // What Google made of the old value would stand against the new one.
        foreach (var made in Derived(field, member))
            first.Remove(made);
        first.Remove(member);
        if (value.Length > 0) first[member] = value;
        if (!first.Any(part => part.Key is not "metadata" and not "type" and not "formattedType" and not "contentType")) all.Remove(first);
    }

    // A first name is shown with those in the middle, and given with them.
    private static string[] Derived(string field, string member) => (field, member) switch
    {
        ("names", "givenName") => ["middleName", "displayName", "displayNameLastFirst", "unstructuredName"],
        ("names", _) => ["displayName", "displayNameLastFirst", "unstructuredName"],
        ("phoneNumbers", _) => ["canonicalForm"],
        _ => [],
    };
}
