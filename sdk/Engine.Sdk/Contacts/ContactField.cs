namespace Engine.Sdk;

/// <summary>One labelled value of a <see cref="Contact"/>.</summary>
public sealed record ContactField
{
    /// <summary>A field whose kind follows from its name; a name that is not well known makes a text.</summary>
    /// <param name="name">One of <see cref="WellKnownFields"/>, or the CRM's own label. Not empty.</param>
    /// <param name="value">The value as the CRM keeps it; numbers as people typed them. Null and empty are left out of every answer.</param>
    /// <exception cref="ArgumentException">The name is null or empty.</exception>
    public ContactField(string name, string? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Value = value ?? "";
        Kind = WellKnownFields.KindOf(name);
    }

    /// <summary>One of <see cref="WellKnownFields"/>, or the CRM's own label.</summary>
    public string Name { get; }

    /// <summary>The value as the CRM keeps it; never null.</summary>
    public string Value { get; }

    /// <summary>
    /// What the value is. Number searches look at <see cref="ContactFieldKind.Telephone"/> fields alone, name searches at all others.
    /// </summary>
    public ContactFieldKind Kind { get; init; }
}
