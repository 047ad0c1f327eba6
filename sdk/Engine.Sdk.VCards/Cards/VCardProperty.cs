namespace Engine.Sdk.VCards;

/// <summary>One property of a card.</summary>
internal sealed record VCardProperty
{
    public required PropertyHeader Header { get; init; }

    public string Name => Header.Name;

    /// <summary>Decoded, but still with its backslashes and semicolons; empty for a picture, which is read from the file when it is wanted.</summary>
    public required string Raw { get; init; }

    /// <summary>Where it stands in the file's 8-bit text.</summary>
    public required long Offset { get; init; }

    /// <summary>The value as one text.</summary>
    public string Text => VCardText.Unescape(Raw);

    /// <summary>The value's components, as of N, ADR and ORG.</summary>
    public IReadOnlyList<string> Components => [.. VCardText.Split(Raw, ';').Select(VCardText.Unescape)];
}
