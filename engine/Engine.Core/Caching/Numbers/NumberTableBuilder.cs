using Engine.Core.Caching.Building;
using Engine.Core.PhoneNumbers;

namespace Engine.Core.Caching.Numbers;

/// <summary>Gathers numbers, then sorts them by bucket.</summary>
internal sealed class NumberTableBuilder
{
    private readonly ChunkedList<StoredNumber> _numbers = new();
    private readonly ChunkedList<uint> _buckets = new();
    private readonly List<LongNumber> _long = [];

    public void Add(in PhoneNumber number, uint contact)
    {
        _numbers.Add(StoredNumber.Of(number, contact, _long));
        _buckets.Add(PhoneNumberMatch.Bucket(number));
    }

    /// <param name="parts">What was gathered.</param>
    /// <param name="contactOf">Per part, the contact that each of its contacts became; <see cref="ContactOrder.Dropped"/> where it is left out.</param>
    public static NumberTable Build(IReadOnlyList<NumberTableBuilder> parts, IReadOnlyList<uint[]> contactOf)
    {
        var buckets = NumberTable.BucketsFor(parts.Sum(part => part._numbers.Count));
        var shift = NumberTable.ShiftOf(buckets);
        var starts = new uint[buckets + 1];
        for (var p = 0; p < parts.Count; p++) parts[p].CountInto(starts, contactOf[p], shift);
        for (var b = 1; b < starts.Length; b++) starts[b] += starts[b - 1];

        var numbers = new StoredNumber[starts[buckets]];
        var longNumbers = new List<LongNumber>();
        for (var p = 0; p < parts.Count; p++)
        {
            parts[p].MoveInto(numbers, starts, longNumbers.Count, contactOf[p], shift);
            longNumbers.AddRange(parts[p]._long);
        }

        for (var b = 0; b < buckets; b++) numbers.AsSpan((int)starts[b], (int)(starts[b + 1] - starts[b])).Sort();
        return new(starts, numbers, [.. longNumbers]);
    }

    private void CountInto(uint[] starts, uint[] contactOf, int shift)
    {
        for (var i = 0; i < _numbers.Count; i++)
        {
            if (contactOf[_numbers[i].Contact] != ContactOrder.Dropped) starts[NumberTable.Scatter(_buckets[i], shift)]++;
        }
    }

    // Filled from the end of each bucket, so that the ends become the starts.
    private void MoveInto(StoredNumber[] numbers, uint[] ends, int longNumbers, uint[] contactOf, int shift)
    {
        for (var i = 0; i < _numbers.Count; i++)
        {
            var contact = contactOf[_numbers[i].Contact];
            if (contact != ContactOrder.Dropped) numbers[--ends[NumberTable.Scatter(_buckets[i], shift)]] = _numbers[i].Behind(longNumbers).Of(contact);
        }
    }
}
