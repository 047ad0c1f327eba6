namespace Engine.Core.Names;

/// <summary>Where a word of a contact stands, as a number from 0 (best) to 15: name before company before other texts, typed out before loosely read, first before later.</summary>
internal static class WordPlace
{
    /// <summary>What makes a place a loose one.</summary>
    public const int Loose = 2;

    public static int Of(WordSource source, bool isFirst) => ((int)source * 4) + (isFirst ? 0 : 1);
}

/// <summary>Which text of a contact a word stands in, best first.</summary>
internal enum WordSource
{
    Name,
    Company,
    Other,
}
