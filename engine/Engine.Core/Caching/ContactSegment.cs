using Engine.Core.Caching.Images;
using Engine.Core.Caching.Numbers;
using Engine.Core.Caching.Records;
using Engine.Core.Caching.Words;
using Engine.Core.Explain;
using Engine.Core.Names;
using Engine.Core.PhoneNumbers;
using Engine.Sdk;

namespace Engine.Core.Caching;

/// <summary>A set of contacts in packed arrays, numbered in the order in which equally good ones are shown. Immutable.</summary>
internal sealed class ContactSegment
{
    public required RecordTable Records { get; init; }

    public required KeyTable Keys { get; init; }

    public required WordIndex Words { get; init; }

    public required NumberTable Numbers { get; init; }

    public static ContactSegment Load(ImageReader image)
    {
        var records = RecordTable.Load(image);
        return new() { Records = records, Keys = new KeyTable(records, image), Words = WordIndex.Load(image), Numbers = new NumberTable(image) };
    }

    public void Save(ImageWriter image)
    {
        Records.Save(image);
        Keys.Save(image);
        Words.Save(image);
        Numbers.Save(image);
    }

    public void FindByNumber(in PhoneNumber asked, ContactSet? hidden, ref TopHits found) => Numbers.Find(asked, hidden, ref found);

    /// <summary>Finds the contacts in whose texts digits may stand, of each of them once.</summary>
    /// <returns>False when it was stopped before the end.</returns>
    public bool FindDigits(WrittenDigits digits, ContactSet? hidden, ScanLimit limit, ICollection<Contact> found, int most) =>
        Records.FindDigits(digits, limit, (position, packed) =>
        {
            // An earlier version of a contact lies there still.
            var contact = Keys.Find(packed.Key);
            var counts = contact >= 0 && Records.IsAt(contact, position) && hidden?.Contains((uint)contact) is not true;
            if (counts && packed.Unpack() is { } unpacked) found.Add(unpacked);
            return found.Count < most;
        });

    public void FindByName(NameMatcher asked, ContactSet? hidden, ref TopHits found)
    {
        switch (asked.AskedWords)
        {
            case []: break;
            case [var word]: WordSearch.Find(Words, word, hidden, ref found); break;
            case var words: WordsSearch.Find(Words, words, hidden, ref found); break;
        }
    }
}
