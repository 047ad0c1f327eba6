namespace Engine.Sdk.VCards;

/// <summary>One card as it stands in a file.</summary>
internal sealed class VCard(int line, long offset)
{
    private readonly List<VCardProperty> _properties = new(16);
    private Dictionary<string, string>? _labels;

    /// <summary>The line of its BEGIN.</summary>
    public int Line { get; } = line;

    /// <summary>Where its BEGIN stands in the file's 8-bit text.</summary>
    public long Offset { get; } = offset;

    public List<VCardProperty> Properties => _properties;

    public string Version { get; private set; } = "";

    /// <summary>Properties added so far, those with a place of their own included.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the rest of the card is left out, since it has too many properties.</summary>
    public bool IsCut { get; set; }

    public void Add(VCardProperty property)
    {
        Count++;
        if (property.Name == "VERSION")
            Version = property.Raw.Trim();
        else if (property is { Name: "X-ABLABEL", Header.Group: { } group })
            (_labels ??= new(StringComparer.OrdinalIgnoreCase)).TryAdd(group, property.Text.Trim());
        else
            _properties.Add(property);
    }

    public string? First(string name)
    {
        foreach (var property in _properties)
        {
            if (property.Name == name)
                return property.Text;
        }
        return null;
    }

    /// <summary>The label that Apple, Google and their followers put on a property through its group.</summary>
    public string? Label(VCardProperty property) =>
        property.Header.Group is { } group && _labels is not null && _labels.TryGetValue(group, out var label) ? label : null;
}
