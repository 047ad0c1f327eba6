namespace Engine.Sandbox.HubSpot;

/// <summary>A kind of object, such as contacts, with its properties.</summary>
internal sealed class ObjectType
{
    private readonly Dictionary<string, PortalProperty> _properties = new(StringComparer.Ordinal);

    /// <summary>As paths name it: <c>contacts</c>.</summary>
    public required string Name { get; init; }

    /// <summary>As ids name it: <c>0-1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>As messages name it: <c>contact</c>.</summary>
    public required string Singular { get; init; }

    /// <summary>What an answer has when no properties were asked for.</summary>
    public required IReadOnlyList<string> Defaults { get; init; }

    /// <summary>What the full text search looks at.</summary>
    public required IReadOnlyList<string> Searchable { get; init; }

    public IReadOnlyCollection<PortalProperty> Properties => _properties.Values;

    public string ModifiedProperty => Name == "contacts" ? "lastmodifieddate" : "hs_lastmodifieddate";

    public string CreatedProperty => Name is "contacts" or "companies" ? "createdate" : "hs_createdate";

    public bool Is(string name) => name == Name || name == Id || string.Equals(name, Singular, StringComparison.OrdinalIgnoreCase);

    public PortalProperty? Find(string name) => _properties.GetValueOrDefault(name);

    public void Add(PortalProperty property) => _properties[property.Name] = property;

    public bool Remove(string name) => _properties.Remove(name);

    public static IEnumerable<ObjectType> ReadAll()
    {
        ObjectType? type = null;
        foreach (var line in Resource.Lines("HubSpot/Schema/Properties.txt"))
        {
            if (line[0] == ' ')
            {
                type?.Add(ReadProperty(line.Trim()));
                continue;
            }

            if (type is not null)
                yield return type;
            var parts = line.Split(' ');
            type = new ObjectType { Name = parts[0], Id = parts[1], Singular = parts[2], Defaults = parts[3].Split(','), Searchable = parts[4].Split(',') };
        }

        if (type is not null)
            yield return type;
    }

    private static PortalProperty ReadProperty(string text)
    {
        var sides = text.Split(" = ");
        var words = sides[0].Split(' ');
        return new PortalProperty
        {
            Name = words[0],
            Type = words[1],
            IsReadOnly = words.Contains("r"),
            IsRequired = words.Contains("!"),
            Options = sides.Length > 1 ? sides[1].Split('|') : [],
        };
    }
}
