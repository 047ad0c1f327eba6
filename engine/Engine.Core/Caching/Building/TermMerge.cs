using Engine.Core.Caching.Words;

namespace Engine.Core.Caching.Building;

/// <summary>Makes one sorted table of the terms that several workers have numbered each for itself.</summary>
internal static class TermMerge
{
    /// <returns>The table, and per part which of its terms each of the part's terms is.</returns>
    public static (TermTable Terms, IReadOnlyList<uint[]> TermOf) Of(IReadOnlyList<TermNumbers> parts)
    {
        var all = new Term[parts.Sum(part => part.Count)];
        var at = 0;
        for (var p = 0; p < parts.Count; p++)
        {
            for (var t = 0; t < parts[p].Count; t++) all[at++] = new Term(SortedTexts.KeyOf(parts[p][t]), p, t);
        }

        all.AsSpan().Sort((a, b) => a.Key != b.Key ? a.Key.CompareTo(b.Key) : parts[a.Part][a.Number].SequenceCompareTo(parts[b.Part][b.Number]));
        uint[][] termOf = [.. parts.Select(part => new uint[part.Count])];
        var text = new List<byte>();
        var starts = new List<uint>();
        for (var i = 0; i < all.Length; i++)
        {
            var term = parts[all[i].Part][all[i].Number];
            if (i == 0 || !term.SequenceEqual(parts[all[i - 1].Part][all[i - 1].Number]))
            {
                starts.Add((uint)text.Count);
                text.AddRange(term);
            }

            termOf[all[i].Part][all[i].Number] = (uint)starts.Count - 1;
        }

        starts.Add((uint)text.Count);
        return (new TermTable([.. text], [.. starts]), termOf);
    }

    private readonly record struct Term(ulong Key, int Part, int Number);
}
