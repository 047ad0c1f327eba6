namespace Engine.Host.Web.Books.Editing;

/// <summary>One setting of a connector as a form asks for it.</summary>
public sealed record FormField
{
    public required string Name { get; init; }

    public required string Label { get; init; }

    public required FieldKind Kind { get; init; }

    public string? Help { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>Whether it has a good value by itself, so that few ever look at it.</summary>
    public bool IsAdvanced { get; init; }

    public IReadOnlyList<FormChoice> Choices { get; init; } = [];

    public string? Minimum { get; init; }

    public string? Maximum { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>As <see cref="FieldText"/> writes it.</summary>
    public string Default { get; init; } = "";

    /// <summary>What stands in the form of a new book: the default, in the user's language where it is a text such as a subject.</summary>
    public string Proposal { get; init; } = "";
}

/// <summary>One of the values that may be chosen.</summary>
/// <param name="Value">As the setting has it.</param>
/// <param name="Text">As people read it.</param>
public readonly record struct FormChoice(string Value, string Text);

public enum FieldKind
{
    Text,
    Secret,
    Flag,
    Choice,
    WholeNumber,
    Number,
    Address,
    Email,
    Multiline,

    /// <summary>A list of texts, one a line.</summary>
    Lines,
}
