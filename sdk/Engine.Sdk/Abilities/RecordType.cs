namespace Engine.Sdk;

/// <summary>A kind of record a user may create.</summary>
public sealed record RecordType
{
    /// <summary>The kind, as in <see cref="RecordKey.Type"/>.</summary>
    public required string Type { get; init; }

    /// <summary>What people call it, such as <c>Person Account</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>
    /// Which of <see cref="WellKnownFields.FirstName"/>, <see cref="WellKnownFields.LastName"/>, <see cref="WellKnownFields.ContactName"/>,
    /// <see cref="WellKnownFields.CompanyName"/>, <see cref="WellKnownFields.Email"/> and <see cref="WellKnownFields.Notes"/> it can hold beside a
    /// telephone number. Never null.
    /// </summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>Whether the kind stands for a private person rather than one at work.</summary>
    public bool IsResidential { get; init; }
}
