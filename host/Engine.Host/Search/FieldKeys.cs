using Engine.Sdk;

namespace Engine.Host.Search;

/// <summary>Gives each field of a record a key of its own, for clients that read fields as an object: the second BusinessPhone is BusinessPhone2.</summary>
internal static class FieldKeys
{
    public static IEnumerable<(string Key, ContactField Field)> Of(IReadOnlyList<ContactField> fields)
    {
        // Without regard to case, since many clients read an object's members that way.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var last = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in fields)
        {
            if (field.Value.Length == 0) continue;

            var key = field.Name;
            var number = last.GetValueOrDefault(field.Name, 1);
            while (!taken.Add(key)) key = $"{field.Name}{++number}";
            last[field.Name] = number;
            yield return (key, field);
        }
    }
}
