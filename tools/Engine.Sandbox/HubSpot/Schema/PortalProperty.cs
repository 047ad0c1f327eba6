namespace Engine.Sandbox.HubSpot;

/// <summary>One property of an object. Immutable.</summary>
internal sealed record PortalProperty
{
    public required string Name { get; init; }

    /// <summary>string, number, datetime, enumeration, bool or phone_number.</summary>
    public required string Type { get; init; }

    public bool IsReadOnly { get; init; }

    public bool IsRequired { get; init; }

    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>A property the portal made itself, with what it was told of it.</summary>
    public string? Label { get; init; }

    public bool IsCustom { get; init; }
}
