using Engine.Core.Caching.Words;

namespace Engine.Core.Caching.Building;

/// <summary>Makes the word index of a segment of what its parts have read.</summary>
internal static class WordIndexBuilder
{
    private const int Places = 16;

    public static WordIndex Build(IReadOnlyList<SegmentPart> parts, ContactOrder order, int workers)
    {
        var (terms, termOf) = TermMerge.Of([.. parts.Select(part => part.Terms)]);
        var contacts = ContactTermsOf(order, termOf);
        var postings = PostingsOf(contacts, terms.Count);
        var tails = TailSort.Of(terms, workers);
        return new()
        {
            Terms = terms,
            Tails = tails,
            Postings = postings,
            Contacts = contacts,
            BestOfTerms = BestTableBuilder.Build(terms, term => postings[term], shortest: 1, workers),
            BestOfTails = BestTableBuilder.Build(tails, tail => postings[tails.TermOf(tail)], shortest: TailSort.ShortestTail, workers),
        };
    }

    private static ContactTerms ContactTermsOf(ContactOrder order, IReadOnlyList<uint[]> termOf)
    {
        var starts = new uint[order.Count + 1];
        for (var contact = 0; contact < order.Count; contact++) starts[contact + 1] = starts[contact] + (uint)order[contact].Contact.Terms;
        var entries = new uint[starts[order.Count]];
        for (int contact = 0, at = 0; contact < order.Count; contact++)
        {
            var (part, number, from) = order[contact];
            var numbers = termOf[number];
            for (var i = 0; i < from.Terms; i++)
            {
                var entry = part.ContactTerms[from.FirstTerm + i];
                entries[at++] = ContactTerms.Of(ContactTerms.PlaceOf(entry), numbers[ContactTerms.TermOf(entry)]);
            }
        }

        return new(starts, entries);
    }

    // Contacts are gone through once for each place, so that each term's postings come out sorted.
    private static PostingTable PostingsOf(ContactTerms contacts, int terms)
    {
        var starts = new uint[terms + 1];
        for (var contact = 0u; contact < contacts.Count; contact++)
        {
            foreach (var entry in contacts[contact]) starts[ContactTerms.TermOf(entry) + 1]++;
        }

        for (var term = 0; term < terms; term++) starts[term + 1] += starts[term];
        var next = starts[..terms];
        var postings = new uint[starts[terms]];
        for (var place = 0; place < Places; place++)
        {
            for (var contact = 0u; contact < contacts.Count; contact++)
            {
                foreach (var entry in contacts[contact])
                {
                    if (ContactTerms.PlaceOf(entry) == place) postings[next[ContactTerms.TermOf(entry)]++] = Posting.Of(place, contact);
                }
            }
        }

        return new(starts, postings);
    }
}
