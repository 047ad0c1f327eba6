namespace Engine.Sandbox.Salesforce;

/// <summary>One record. Values are string, bool, int, double, <see cref="DateOnly"/> and <see cref="DateTimeOffset"/>; an absent value is null.</summary>
internal sealed class Record(SObjectType type, string id)
{
    public SObjectType Type => type;

    public string Id => id;

    public Dictionary<string, object> Values { get; } = new(StringComparer.OrdinalIgnoreCase);

    public bool IsDeleted => this["IsDeleted"] is true;

    /// <summary>Whether the search index has not seen it yet.</summary>
    public bool IsUnindexed { get; set; }

    public object? this[string field]
    {
        get => Values.GetValueOrDefault(field);
        set
        {
            if (value is null)
                Values.Remove(field);
            else
                Values[field] = value;
        }
    }

    public string? Text(string field) => this[field] as string;

    public DateTimeOffset Stamp => this["SystemModstamp"] is DateTimeOffset stamp ? stamp : default;
}
