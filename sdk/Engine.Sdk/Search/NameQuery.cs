namespace Engine.Sdk;

/// <summary>A name, or the beginning of one, to look for. Immutable.</summary>
public sealed record NameQuery
{
    /// <summary>What the user typed, trimmed, 1 to 256 characters; control characters and lone surrogates are taken out.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// The text's words as typed, at least one. A contact is a match when each word begins a word of its names, company or another text
    /// field, in any order and without regard to case and accents.
    /// </summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Most contacts worth returning, 1 or more. Those beyond it are cut.</summary>
    public required int Limit { get; init; }
}
