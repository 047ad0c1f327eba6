using Engine.Core.Caching.Words;

namespace Engine.Core.Caching.Building;

/// <summary>
/// Finds the best postings of every beginning that many texts share. Texts that share a beginning stand side by side, inside of those that share a
/// shorter one; so each range's best are the best of the ranges in it, and one pass over the sorted texts finds them all.
/// </summary>
internal sealed class BestTableBuilder
{
    private readonly SortedTexts _texts;
    private readonly Func<int, ReadOnlySpan<uint>> _postings;
    private readonly int _shortest;
    private readonly Stack<Best> _open = new();
    private readonly Stack<Best> _unused = new();
    private readonly List<(ulong Range, uint[] Postings)> _found = [];

    private BestTableBuilder(SortedTexts texts, Func<int, ReadOnlySpan<uint>> postings, int shortest) =>
        (_texts, _postings, _shortest) = (texts, postings, shortest);

    /// <param name="texts">Sorted texts.</param>
    /// <param name="postings">The postings of each, best first.</param>
    /// <param name="shortest">Bytes of the shortest beginning that is asked for.</param>
    /// <param name="workers">How many may work at it.</param>
    public static BestTable Build(SortedTexts texts, Func<int, ReadOnlySpan<uint>> postings, int shortest, int workers)
    {
        var found = Portions(texts, workers * 4)
            .AsParallel().AsOrdered().WithDegreeOfParallelism(workers)
            .SelectMany(portion => new BestTableBuilder(texts, postings, shortest).Run(portion))
            .ToArray();
        Array.Sort(found, (a, b) => a.Range.CompareTo(b.Range));
        var starts = new uint[found.Length + 1];
        for (var i = 0; i < found.Length; i++) starts[i + 1] = starts[i] + (uint)found[i].Postings.Length;
        return new([.. found.Select(range => range.Range)], starts, [.. found.SelectMany(range => range.Postings)]);
    }

    // Cut where the first byte changes: no range of a beginning reaches across.
    private static List<TextRange> Portions(SortedTexts texts, int count)
    {
        var portions = new List<TextRange>();
        for (int start = 0, end; start < texts.Count; start = end)
        {
            end = Math.Min(texts.Count, start + (texts.Count / count) + 1);
            if (end < texts.Count) end = Math.Max(end, texts.Find(texts[end - 1][..1]).End);
            portions.Add(new(start, end));
        }

        return portions;
    }

    private List<(ulong Range, uint[] Postings)> Run(TextRange portion)
    {
        Open(0, portion.Start);
        for (var at = portion.Start; at < portion.End; at++)
        {
            var shared = at == portion.Start ? 0 : Shared(_texts[at - 1], _texts[at]);
            Close(shared, at);
            var ahead = at + 1 == portion.End ? 0 : Shared(_texts[at], _texts[at + 1]);
            if (ahead > _open.Peek().Depth) Open(ahead, at);
            _open.Peek().Add(_postings(at));
        }

        Close(0, portion.End);
        return _found;
    }

    // Ends the ranges whose beginning the next text does not share.
    private void Close(int shared, int end)
    {
        while (_open.Peek().Depth > shared)
        {
            var closed = _open.Pop();
            if (end - closed.Start > BestTable.FewTerms && closed.Depth >= _shortest)
                _found.Add((BestTable.KeyOf(new(closed.Start, end)), closed.Postings.ToArray()));
            if (_open.Peek().Depth < shared) Open(shared, closed.Start);
            _open.Peek().Add(closed.Postings);
            _unused.Push(closed);
        }
    }

    private void Open(int depth, int start)
    {
        var best = _unused.TryPop(out var unused) ? unused : new Best();
        best.Reset(depth, start);
        _open.Push(best);
    }

    private static int Shared(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => one.CommonPrefixLength(other);

    /// <summary>The best postings of a range whose end is not yet known, each contact once.</summary>
    private sealed class Best
    {
        private readonly uint[] _postings = new uint[BestTable.Kept];
        private readonly uint[] _contacts = new uint[BestTable.Kept];
        private int _count;

        public int Depth { get; private set; }

        public int Start { get; private set; }

        public ReadOnlySpan<uint> Postings => _postings.AsSpan(0, _count);

        public void Reset(int depth, int start) => (Depth, Start, _count) = (depth, start, 0);

        /// <param name="postings">Best first.</param>
        public void Add(ReadOnlySpan<uint> postings)
        {
            foreach (var posting in postings)
            {
                if (_count == BestTable.Kept && posting >= _postings[^1]) return;
                Add(posting);
            }
        }

        private void Add(uint posting)
        {
            var contact = Posting.ContactOf(posting);
            var known = _contacts.AsSpan(0, _count).IndexOf(contact);
            if (known >= 0 && _postings[known] <= posting) return;

            // The place of the known one, or of the last, or a new one at the end; then up to where it belongs.
            var at = known >= 0 ? known : _count < BestTable.Kept ? _count++ : _count - 1;
            for (; at > 0 && _postings[at - 1] > posting; at--) (_postings[at], _contacts[at]) = (_postings[at - 1], _contacts[at - 1]);
            (_postings[at], _contacts[at]) = (posting, contact);
        }
    }
}
