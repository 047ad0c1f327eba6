namespace Engine.Core.Caching.Words;

/// <summary>One contact that holds one word: where the word stands in it, and which contact. As a number it sorts best first.</summary>
internal static class Posting
{
    public const int MaxContacts = 1 << 28;
    private const int PlaceShift = 28;
    private const uint Low = MaxContacts - 1;

    public static uint Of(int place, uint contact) => ((uint)place << PlaceShift) | contact;

    public static int PlaceOf(uint posting) => (int)(posting >> PlaceShift);

    public static uint ContactOf(uint posting) => posting & Low;
}
