using Engine.Core.Names;
using Engine.Core.PhoneNumbers;

namespace Engine.Core.Caching;

/// <summary>A question to a segment.</summary>
internal interface ISegmentLookup
{
    void Find(ContactSegment segment, ContactSet? hidden, ref TopHits found);
}

internal readonly struct NumberLookup(PhoneNumber asked) : ISegmentLookup
{
    private readonly PhoneNumber _asked = asked;

    public void Find(ContactSegment segment, ContactSet? hidden, ref TopHits found) => segment.FindByNumber(_asked, hidden, ref found);
}

internal readonly struct NameLookup(NameMatcher asked) : ISegmentLookup
{
    public void Find(ContactSegment segment, ContactSet? hidden, ref TopHits found) => segment.FindByName(asked, hidden, ref found);
}
