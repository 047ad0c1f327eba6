namespace Engine.Sandbox.Salesforce;

/// <summary>A search as it was written.</summary>
internal sealed record SoslQuery
{
    public required string Text { get; init; }

    /// <summary>Null when nothing can be found.</summary>
    public required SearchText? Find { get; init; }

    /// <summary>ALL, NAME, PHONE, EMAIL or SIDEBAR.</summary>
    public string Scope { get; init; } = "ALL";

    /// <summary>Empty: every object, ids alone.</summary>
    public IReadOnlyList<Returning> Returning { get; init; } = [];

    public int? Limit { get; init; }
}

/// <summary>What to return of one object.</summary>
internal sealed record Returning(FieldPath Type)
{
    public IReadOnlyList<FieldPath> Fields { get; init; } = [];

    public Condition? Where { get; init; }

    public IReadOnlyList<Order> Orders { get; init; } = [];

    public int? Limit { get; init; }

    public int Offset { get; init; }
}
