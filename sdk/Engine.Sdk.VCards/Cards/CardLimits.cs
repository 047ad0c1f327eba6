namespace Engine.Sdk.VCards;

/// <summary>How much is read before a card counts as broken or hostile. What lies beyond is reported and left out, the rest is kept.</summary>
internal static class CardLimits
{
    /// <summary>One property of a card, unfolded; a photo of a few megabytes fits.</summary>
    public const int LineBytes = 10 * 1024 * 1024;

    public const int PropertiesPerCard = 2_000;
    public const int ValueChars = 32 * 1024;
}
