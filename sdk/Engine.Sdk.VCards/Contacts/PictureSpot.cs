namespace Engine.Sdk.VCards;

/// <summary>Where a picture is: the bytes themselves are not kept, since fifty thousand of them would not fit.</summary>
public readonly record struct PictureSpot
{
    /// <summary>Where its property stands in the 8-bit text: see <see cref="CardPicture.Read"/>.</summary>
    public long Offset { get; init; }

    /// <summary>Its address, where that alone is given, as in a table; else null.</summary>
    public string? Link { get; init; }
}
