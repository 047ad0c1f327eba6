namespace Engine.Host.Wire;

/// <summary>The user as a contact.</summary>
internal sealed record OwnerInfo
{
    /// <summary>The user's id, as given at launch.</summary>
    public required string Id { get; init; }

    /// <summary>The user's number as given at launch.</summary>
    public required string? DialString { get; init; }

    /// <summary>The number in E.164.</summary>
    public required string? E164 { get; init; }

    /// <summary>The number as people of its country write it.</summary>
    public required string? DisplayTel { get; init; }

    /// <summary>The name, from the first address book that knows the user.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Always Contact.</summary>
    public string Type { get; init; } = "Contact";

    /// <summary>Always Owner.</summary>
    public string InternalContactType { get; init; } = "Owner";

    /// <summary>The user's record in that book; null when no book knows the user.</summary>
    public required SearchRecord? Record { get; init; }
}
