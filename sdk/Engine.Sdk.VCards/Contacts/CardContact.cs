namespace Engine.Sdk.VCards;

/// <summary>One contact of a card or a row, before it has its key. Immutable.</summary>
public sealed record CardContact
{
    /// <summary>The id that the card itself gives, or null.</summary>
    public string? Uid { get; init; }

    /// <summary>Its fields, in the order to show them.</summary>
    public required IReadOnlyList<ContactField> Fields { get; init; }

    /// <summary>One line that tells it apart, where it has neither name nor company; else null.</summary>
    public string? DisplayText { get; init; }

    /// <summary>Where pictures may be found, best first.</summary>
    public IReadOnlyList<PictureSpot> Pictures { get; init; } = [];

    /// <summary>Where its card or row begins in the 8-bit text.</summary>
    public long Offset { get; init; }
}
