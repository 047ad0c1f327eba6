namespace Engine.Sandbox.Salesforce;

/// <summary>An object of an org, such as Contact, with all the fields it could have.</summary>
internal sealed class SObjectType(string name, string prefix, string plural)
{
    private readonly Dictionary<string, Field> _fields = new(StringComparer.OrdinalIgnoreCase);

    public string Name => name;

    /// <summary>The first three characters of its records' ids.</summary>
    public string Prefix => prefix;

    public string Plural => plural;

    /// <summary>All of its fields, those of switched off features too.</summary>
    public IReadOnlyCollection<Field> AllFields => _fields.Values;

    public void Add(Field field) => _fields[field.Name] = field;

    public Field? Find(string field) => _fields.GetValueOrDefault(field);
}
