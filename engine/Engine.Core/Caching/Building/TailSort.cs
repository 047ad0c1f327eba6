using Engine.Core.Caching.Words;

namespace Engine.Core.Caching.Building;

/// <summary>Sorts the tails of all terms.</summary>
internal static class TailSort
{
    /// <summary>Bytes of the shortest tail that can be found: three letters, or one sign of a script without blanks.</summary>
    public const int ShortestTail = 3;

    public static TailTable Of(TermTable terms, int workers)
    {
        // By first byte, so that the parts can be sorted side by side.
        var parts = new List<Tail>[256];
        for (var term = 0; term < terms.Count; term++)
        {
            var text = terms[term];
            for (var offset = 1; offset <= text.Length - ShortestTail; offset++)
            {
                if ((text[offset] & 0xC0) != 0x80) (parts[text[offset]] ??= []).Add(new Tail(SortedTexts.KeyOf(text[offset..]), term, (byte)offset));
            }
        }

        Parallel.ForEach(
            parts.Where(part => part is not null).OrderByDescending(part => part.Count),
            new ParallelOptions { MaxDegreeOfParallelism = workers },
            part => part.Sort((a, b) => a.Compare(b, terms)));
        var sorted = parts.Where(part => part is not null).SelectMany(part => part);
        var count = parts.Sum(part => part?.Count ?? 0);
        var (termOf, offsets, at) = (new uint[count], new byte[count], 0);
        foreach (var tail in sorted) (termOf[at], offsets[at++]) = ((uint)tail.Term, tail.Offset);
        return new(terms, termOf, offsets);
    }

    private readonly record struct Tail(ulong Key, int Term, byte Offset)
    {
        public int Compare(Tail other, TermTable terms)
        {
            if (Key != other.Key) return Key.CompareTo(other.Key);
            var order = terms.Tail(Term, Offset).SequenceCompareTo(terms.Tail(other.Term, other.Offset));
            return order != 0 ? order : Term.CompareTo(other.Term);
        }
    }
}
