using System.Numerics;
using Engine.Core.Caching.Images;
using Engine.Core.Explain;
using Engine.Core.PhoneNumbers;
using Engine.Core.Search;

namespace Engine.Core.Caching.Numbers;

/// <summary>
/// The numbers of the contacts of one segment, those of one bucket side by side: a look-up is one step into the buckets and one into the numbers,
/// and each number met is judged by <see cref="PhoneNumberMatch"/>.
/// </summary>
internal sealed class NumberTable(uint[] starts, StoredNumber[] numbers, LongNumber[] longNumbers)
{
    private readonly int _shift = ShiftOf(starts.Length - 1);

    public NumberTable(ImageReader image)
        : this(image.Read<uint>(), image.Read<StoredNumber>(), image.Read<LongNumber>())
    {
    }

    /// <summary>How many buckets so many numbers get: a power of two.</summary>
    public static int BucketsFor(int numbers) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(numbers, 2, 1 << 30));

    /// <summary>Where a bucket of <see cref="PhoneNumberMatch.Bucket"/> lies among so many.</summary>
    public static int Scatter(uint bucket, int shift) => (int)(bucket * 2654435769u >> shift);

    public static int ShiftOf(int buckets) => 32 - BitOperations.Log2((uint)buckets);

    public void Find(in PhoneNumber asked, ContactSet? hidden, ref TopHits found)
    {
        var bucket = Scatter(PhoneNumberMatch.Bucket(asked), _shift);
        var met = numbers.AsSpan((int)starts[bucket], (int)(starts[bucket + 1] - starts[bucket]));
        NumberMatch? match = null;
        for (var i = 0; i < met.Length; i++)
        {
            // A company's number stands once for each of its people, side by side: it is judged once.
            ref readonly var stored = ref met[i];
            if (i == 0 || !stored.IsSameNumber(met[i - 1])) match = PhoneNumberMatch.Judge(asked, stored.IsLong ? longNumbers[stored.LongAt].Number : stored.Number);
            if (match is { } matched && (hidden is null || !hidden.Contains(stored.Contact))) found.Add(TopHits.Hit(CostOf(matched), stored.Contact));
        }
    }

    /// <summary>Goes through all numbers for those that nearly are the one asked for.</summary>
    /// <returns>False when the time was over before the end.</returns>
    public bool FindNear(in NearNumber asked, ContactSet? hidden, ScanLimit limit, ref TopHits found)
    {
        const int Portion = 1 << 16;
        for (var i = 0; i < numbers.Length; i++)
        {
            if (i % Portion == 0 && limit.IsPast) return false;
            ref readonly var stored = ref numbers[i];
            if (!stored.IsLong && !asked.MayBe(stored.National)) continue;
            if (asked.Of(stored.IsLong ? longNumbers[stored.LongAt].Number : stored.Number) is not { } near) continue;
            if (hidden is null || !hidden.Contains(stored.Contact)) found.Add(TopHits.Hit(near.Cost, stored.Contact));
        }

        return true;
    }

    /// <summary>A match as a cost that sorts like it.</summary>
    public static int CostOf(NumberMatch match) => ((int)match.Quality << 4) | (int)match.Extension;

    public static MatchQuality QualityOf(int cost) => (MatchQuality)(cost >> 4);

    public void Save(ImageWriter image)
    {
        image.Write<uint>(starts);
        image.Write<StoredNumber>(numbers);
        image.Write<LongNumber>(longNumbers);
    }
}
