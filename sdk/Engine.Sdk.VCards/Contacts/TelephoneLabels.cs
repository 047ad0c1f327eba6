namespace Engine.Sdk.VCards;

/// <summary>Labels of numbers as they were understood: a file has few different ones, each many times. For one thread.</summary>
public sealed class TelephoneLabels
{
    private const int MostKept = 256;

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    /// <summary>The field for a label somebody gave: a well-known one where every word of the label is known, else the label itself.</summary>
    /// <param name="label">The label.</param>
    /// <returns>A name for the field of a number.</returns>
    /// <exception cref="ArgumentNullException">The label is null.</exception>
    public string FieldFor(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (!_fields.TryGetValue(label, out var field))
        {
            field = TelephoneLabel.FieldFor(label);
            if (_fields.Count < MostKept)
                _fields.Add(label, field);
        }
        return field;
    }
}
