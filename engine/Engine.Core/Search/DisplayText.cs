using Engine.Sdk;

namespace Engine.Core.Search;

/// <summary>The line that tells a record apart, for a connector that made none.</summary>
internal static class DisplayText
{
    public static string Of(RecordKey key, IReadOnlyList<ContactField> fields)
    {
        var name = Value(fields, WellKnownFields.ContactName)
            ?? Joined(" ", Value(fields, WellKnownFields.FirstName), Value(fields, WellKnownFields.LastName));
        return Joined(", ", name, Value(fields, WellKnownFields.CompanyName))
            ?? Value(fields, WellKnownFields.Email)
            ?? fields.FirstOrDefault(field => field.Kind == ContactFieldKind.Telephone)?.Value
            ?? key.Type;
    }

    private static string? Value(IReadOnlyList<ContactField> fields, string name)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Name == name) return fields[i].Value.Trim();
        }

        return null;
    }

    private static string? Joined(string separator, params string?[] parts)
    {
        var present = string.Join(separator, parts.Where(part => !string.IsNullOrEmpty(part)));
        return present.Length == 0 ? null : present;
    }
}
