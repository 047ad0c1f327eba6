namespace Engine.Sandbox.Salesforce;

/// <summary>A SOQL query as it was written.</summary>
internal sealed record SoqlQuery
{
    public required string Text { get; init; }

    /// <summary>What to select; empty for COUNT().</summary>
    public required IReadOnlyList<FieldPath> Fields { get; init; }

    /// <summary><c>ALL</c>, <c>STANDARD</c> or <c>CUSTOM</c> of FIELDS(…); null when fields are named.</summary>
    public string? FieldGroup { get; init; }

    public bool IsCount { get; init; }

    public required FieldPath From { get; init; }

    public string? Alias { get; init; }

    public Condition? Where { get; init; }

    public IReadOnlyList<Order> Orders { get; init; } = [];

    public int? Limit { get; init; }

    public int Offset { get; init; }

    public bool IncludesDeleted { get; init; }
}
