using Engine.Sdk;

namespace Engine.Host.Search;

/// <summary>Gives each field of a record a key of its own, for clients that read fields as an object: the second BusinessPhone is BusinessPhone2.</summary>
internal static class FieldKeys
{
    // Without regard to case, since many clients read an object's members that way.
    private const StringComparison Comparison = StringComparison.OrdinalIgnoreCase;

    public static IReadOnlyList<(string Key, ContactField Field)> Of(IReadOnlyList<ContactField> fields)
    {
        var keyed = new List<(string Key, ContactField Field)>(fields.Count);
        foreach (var field in fields)
        {
            if (field.Value.Length > 0) keyed.Add((IsTaken(keyed, field.Name) ? Numbered(keyed, field.Name) : field.Name, field));
        }

        return keyed;
    }

    private static string Numbered(List<(string Key, ContactField Field)> keyed, string name)
    {
        for (var number = 1 + keyed.Count(field => string.Equals(field.Field.Name, name, Comparison)); ; number++)
        {
            if ($"{name}{number}" is var key && !IsTaken(keyed, key)) return key;
        }
    }

    // A record has a dozen fields: looking through them is quicker than hashing them.
    private static bool IsTaken(List<(string Key, ContactField Field)> keyed, string key)
    {
        foreach (var (taken, _) in keyed)
        {
            if (taken.Length == key.Length && string.Equals(taken, key, Comparison)) return true;
        }

        return false;
    }
}
