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
        var stored = new StoredNumber(number, contact);
        _numbers.Add(stored);
        _buckets.Add(PhoneNumberMatch.Bucket(number));
        if (stored.IsLong) _long.Add(new LongNumber(number));
    }

    /// <param name="parts">What was gathered.</param>
    /// <param name="contactOf">Per part, the contact that each of its contacts became; <see cref="ContactOrder.Dropped"/> where it is left out.</param>
    public static NumberTable Build(IReadOnlyList<NumberTableBuilder> parts, IReadOnlyList<uint[]> contactOf)
    {
        var count = parts.Sum(part => part._numbers.Count);
        var buckets = NumberTable.BucketsFor(count);
        var shift = NumberTable.ShiftOf(buckets);
        var starts = new uint[buckets + 1];
        for (var p = 0; p < parts.Count; p++) parts[p].CountInto(starts, contactOf[p], shift);
        for (var b = 1; b < starts.Length; b++) starts[b] += starts[b - 1];

        var numbers = new StoredNumber[starts[buckets]];
        var rest = new List<(uint At, LongNumber Number)>();
        for (var p = 0; p < parts.Count; p++) parts[p].MoveInto(numbers, starts, rest, contactOf[p], shift);
        rest.Sort((a, b) => a.At.CompareTo(b.At));
        return new(starts, numbers, [.. rest.Select(number => number.At)], [.. rest.Select(number => number.Number)]);
    }

    private void CountInto(uint[] starts, uint[] contactOf, int shift)
    {
        for (var i = 0; i < _numbers.Count; i++)
        {
            if (contactOf[_numbers[i].Contact] != ContactOrder.Dropped) starts[NumberTable.Scatter(_buckets[i], shift)]++;
        }
    }

    // Filled from the end of each bucket, so that the ends become the starts.
    private void MoveInto(StoredNumber[] numbers, uint[] ends, List<(uint At, LongNumber Number)> rest, uint[] contactOf, int shift)
    {
        var longNumber = 0;
        for (var i = 0; i < _numbers.Count; i++)
        {
            var stored = _numbers[i];
            var whole = stored.IsLong ? longNumber++ : -1;
            if (contactOf[stored.Contact] is var contact && contact == ContactOrder.Dropped) continue;
            var at = --ends[NumberTable.Scatter(_buckets[i], shift)];
            numbers[at] = stored.Of(contact);
            if (whole >= 0) rest.Add((at, _long[whole]));
        }
    }
}
