using Engine.Sdk;

namespace Engine.Benchmarks.Contacts;

/// <summary>A contact, and what is known of it because it was made up.</summary>
internal sealed record GeneratedContact
{
    public required Contact Contact { get; init; }

    public required Country Country { get; init; }

    /// <summary>Its numbers, in the order of its telephone fields.</summary>
    public required IReadOnlyList<PlainNumber> Numbers { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    /// <summary>Null for a private person.</summary>
    public required string? Company { get; init; }

    public string Id => Contact.Key.Id;

    public string DisplayText => Contact.DisplayText ?? "";
}
