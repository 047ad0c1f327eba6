namespace Engine.Core.Caching;

/// <summary>A set of contacts of one segment, a bit each.</summary>
internal sealed class ContactSet(int contacts)
{
    private readonly ulong[] _bits = new ulong[(contacts + 63) / 64];

    public int Count { get; private set; }

    public bool Contains(uint contact) => (_bits[contact >> 6] >> (int)(contact & 63) & 1) != 0;

    public void Add(int contact)
    {
        ref var bits = ref _bits[contact >> 6];
        var bit = 1UL << (contact & 63);
        if ((bits & bit) == 0) Count++;
        bits |= bit;
    }
}
