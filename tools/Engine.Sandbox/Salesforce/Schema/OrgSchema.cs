namespace Engine.Sandbox.Salesforce;

/// <summary>The objects and fields of one org as its user sees them.</summary>
internal sealed class OrgSchema
{
    // The packaging guide ties these to Salesforce Call Center: a profile may lack them.
    private static readonly HashSet<string> CallFields = new(["CallDisposition", "CallDurationInSeconds", "CallObject", "CallType"], StringComparer.OrdinalIgnoreCase);

    // What every record that may own or be meant by another has: the pseudo-object Name of polymorphic relations.
    private static readonly IReadOnlyList<string> NameFields =
        ["Id string", "Name string", "FirstName string", "LastName string", "Type string", "Email email", "Phone phone", "Title string", "Alias string", "Username string"];

    private readonly Dictionary<string, SObjectType> _types = FieldTable.Read("Salesforce/Schema/Fields.txt").ToDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _personFields = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _hidden = new(StringComparer.OrdinalIgnoreCase);
    private readonly SObjectType _anyName = new("Name", "", "Names");

    public OrgSchema()
    {
        foreach (var person in FieldTable.Read("Salesforce/Schema/PersonFields.txt"))
        {
            foreach (var field in person.AllFields)
            {
                _personFields.Add($"{person.Name}.{field.Name}");
                _types[person.Name].Add(field);
            }
        }

        NameFields.ToList().ForEach(text => _anyName.Add(FieldTable.ReadField(text)));
    }

    public bool HasCallFields { get; set; } = true;

    public bool HasPersonAccounts { get; set; }

    public IEnumerable<SObjectType> Types => _types.Values;

    public SObjectType? FindType(string name) => _types.GetValueOrDefault(name);

    public SObjectType? TypeOf(string id) => id.Length >= 3 ? _types.Values.FirstOrDefault(type => type.Prefix == id[..3]) : null;

    public SObjectType TargetOf(Field reference) =>
        reference.Targets.Count == 1 && FindType(reference.Targets[0]) is { } type ? type : _anyName;

    public void Hide(string type, string field) => _hidden.Add($"{type}.{field}");

    public void Show(string type, string field) => _hidden.Remove($"{type}.{field}");

    public bool IsVisible(SObjectType type, Field field)
    {
        var name = $"{type.Name}.{field.Name}";
        return !_hidden.Contains(name)
            && (HasPersonAccounts || !_personFields.Contains(name))
            && (HasCallFields || type.Name != "Task" || !CallFields.Contains(field.Name));
    }

    /// <summary>A field the user sees; null when there is none.</summary>
    public Field? FindField(SObjectType type, string name) => type.Find(name) is { } field && IsVisible(type, field) ? field : null;

    /// <summary>The reference behind a relation such as <c>Account</c>.</summary>
    public Field? FindRelation(SObjectType type, string relation) =>
        VisibleFields(type).FirstOrDefault(field => string.Equals(field.Relation, relation, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<Field> VisibleFields(SObjectType type) => type.AllFields.Where(field => IsVisible(type, field));
}
