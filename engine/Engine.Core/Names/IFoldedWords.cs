namespace Engine.Core.Names;

/// <summary>Gets the words of a text as they are read.</summary>
internal interface IFoldedWords
{
    static readonly IFoldedWords None = new Nobody();

    /// <param name="plain">The letters as one types them out: <c>mueller</c> for Müller and Mueller, <c>muller</c> for Muller. Valid during the call.</param>
    /// <param name="loose">The letters with such pairs as one: <c>muller</c> for all three. Valid during the call.</param>
    /// <param name="isFirst">Whether the text begins with it.</param>
    void Add(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> loose, bool isFirst);

    private sealed class Nobody : IFoldedWords
    {
        public void Add(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> loose, bool isFirst)
        {
        }
    }
}
