namespace Engine.Core.Names;

/// <summary>Gets the words by which a contact can be found.</summary>
internal interface IPlacedWords
{
    /// <param name="word">UTF-8, folded; valid during the call.</param>
    /// <param name="place">See <see cref="WordPlace"/>.</param>
    void Add(ReadOnlySpan<byte> word, int place);
}
