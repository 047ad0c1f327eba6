namespace Engine.Connectors.LocalFiles.Contacts;

/// <summary>Labels as they were understood: a file has few different ones, each many times.</summary>
internal sealed class TelephoneLabels
{
    private const int MostKept = 256;

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    /// <inheritdoc cref="TelephoneLabel.FieldFor(string)"/>
    public string FieldFor(string label)
    {
        if (!_fields.TryGetValue(label, out var field))
        {
            field = TelephoneLabel.FieldFor(label);
            if (_fields.Count < MostKept)
                _fields.Add(label, field);
        }
        return field;
    }
}
