namespace Engine.Connectors.Database.Rows;

/// <summary>A row of an answer: names of fields, and values as the driver gives them; null where there is none.</summary>
internal sealed record Row(IReadOnlyList<string> Names, IReadOnlyList<object?> Values)
{
    public object? this[string name]
    {
        get
        {
            for (var i = 0; i < Names.Count; i++)
            {
                if (Names[i] == name)
                    return Values[i];
            }
            return null;
        }
    }

    public string? Text(string name) => this[name] is { } value ? RowText.Of(value) : null;
}
