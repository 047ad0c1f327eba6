namespace Engine.Core.Explain;

/// <summary>What to do in all, in one sentence.</summary>
internal static class OverallAdvice
{
    /// <param name="books">All books.</param>
    /// <param name="advice">What is advised for each of them.</param>
    /// <param name="question">What is advised about the question itself.</param>
    public static string Of(IReadOnlyList<BookExplanation> books, IReadOnlyList<Advice> advice, Advice? question)
    {
        if (books.Where(book => book.FoundCount > 0).Select(book => book.Name).ToList() is { Count: > 0 } found)
            return $"Found in {string.Join(", ", found)}: nothing is to be done.";
        if (books.Count == 0) return "There is no address book: add one.";
        IEnumerable<Advice> all = question is { } wrong ? [wrong, .. advice] : advice;

        // A stable choice: of equals the book that stands first.
        return all.OrderByDescending(item => item.Weight).FirstOrDefault() is { Text: { } best }
            ? best
            : "Every address book answered and none has it: add it to one of them, if it belongs there.";
    }
}
