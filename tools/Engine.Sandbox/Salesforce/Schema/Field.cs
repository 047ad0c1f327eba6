namespace Engine.Sandbox.Salesforce;

/// <summary>One field of an object. Immutable.</summary>
internal sealed record Field
{
    public required string Name { get; init; }

    public required FieldType Type { get; init; }

    /// <summary>Longest text it takes.</summary>
    public int Length { get; init; }

    public bool IsReadOnly { get; init; }

    public bool IsRequired { get; init; }

    public bool IsFilterable { get; init; } = true;

    /// <summary>The objects a reference may point to.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Whether a picklist takes no other values.</summary>
    public bool IsRestricted { get; init; }

    public string? Default { get; init; }

    public bool IsText => Type is FieldType.String or FieldType.Phone or FieldType.Email or FieldType.Url or FieldType.Picklist or FieldType.TextArea;

    /// <summary>What a path calls the record referred to: <c>Account</c> for <c>AccountId</c>; null when it is no reference.</summary>
    public string? Relation => Type is not FieldType.Reference ? null : Name.EndsWith("__c", StringComparison.Ordinal) ? Name[..^1] + "r" : Name[..^2];
}
