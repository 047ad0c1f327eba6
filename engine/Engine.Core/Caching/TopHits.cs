namespace Engine.Core.Caching;

/// <summary>The best few of many hits, each contact once: by cost, then by the order of contacts.</summary>
internal ref struct TopHits(Span<ulong> hits, Span<uint> contacts)
{
    private readonly Span<ulong> _hits = hits;
    private readonly Span<uint> _contacts = contacts;
    private int _count;

    /// <summary>The hits so far, best first: see <see cref="Hit"/>.</summary>
    public readonly ReadOnlySpan<ulong> Hits => _hits[.._count];

    public readonly bool IsFull => _count == _hits.Length;

    public static ulong Hit(int cost, uint contact) => ((ulong)(uint)cost << 32) | contact;

    public static int CostOf(ulong hit) => (int)(hit >> 32);

    public static int ContactOf(ulong hit) => (int)(uint)hit;

    /// <summary>Whether a hit of this cost would still be among the best, whichever contact it is of.</summary>
    public readonly bool Takes(int cost) => !IsFull || CostOf(_hits[_count - 1]) >= cost;

    /// <summary>Whether a hit would still be among the best.</summary>
    public readonly bool Takes(ulong hit) => !IsFull || hit < _hits[_count - 1];

    public void Add(ulong hit)
    {
        if (!Takes(hit)) return;
        var known = _contacts[.._count].IndexOf((uint)hit);
        if (known >= 0)
        {
            if (_hits[known] <= hit) return;
            RemoveAt(known);
        }
        else if (IsFull)
        {
            _count--;
        }

        var at = _hits[.._count].BinarySearch(hit);
        Insert(at < 0 ? ~at : at, hit);
    }

    private void Insert(int at, ulong hit)
    {
        _hits[at.._count].CopyTo(_hits[(at + 1)..]);
        _contacts[at.._count].CopyTo(_contacts[(at + 1)..]);
        _hits[at] = hit;
        _contacts[at] = (uint)hit;
        _count++;
    }

    private void RemoveAt(int at)
    {
        _hits[(at + 1).._count].CopyTo(_hits[at..]);
        _contacts[(at + 1).._count].CopyTo(_contacts[at..]);
        _count--;
    }
}
