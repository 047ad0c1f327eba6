using System.Numerics;
using Engine.Core.Caching.Images;
using Engine.Core.PhoneNumbers;
using Engine.Core.Search;

namespace Engine.Core.Caching.Numbers;

/// <summary>
/// The numbers of the contacts of one segment, those of one bucket side by side: a look-up is one step into the buckets and one into the numbers,
/// and each number met is judged by <see cref="PhoneNumberMatch"/>.
/// </summary>
internal sealed class NumberTable(uint[] starts, StoredNumber[] numbers, uint[] longAt, LongNumber[] longNumbers)
{
    private readonly int _shift = ShiftOf(starts.Length - 1);

    public NumberTable(ImageReader image)
        : this(image.Read<uint>(), image.Read<StoredNumber>(), image.Read<uint>(), image.Read<LongNumber>())
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
        for (var i = starts[bucket]; i < starts[bucket + 1]; i++)
        {
            ref readonly var stored = ref numbers[i];
            var number = stored.IsLong ? longNumbers[longAt.AsSpan().BinarySearch(i)].Number : stored.Number;
            if (PhoneNumberMatch.Judge(asked, number) is not { } match || (hidden is not null && hidden.Contains(stored.Contact))) continue;
            found.Add(TopHits.Hit(CostOf(match), stored.Contact));
        }
    }

    /// <summary>A match as a cost that sorts like it.</summary>
    public static int CostOf(NumberMatch match) => ((int)match.Quality << 4) | (int)match.Extension;

    public static MatchQuality QualityOf(int cost) => (MatchQuality)(cost >> 4);

    public void Save(ImageWriter image)
    {
        image.Write<uint>(starts);
        image.Write<StoredNumber>(numbers);
        image.Write<uint>(longAt);
        image.Write<LongNumber>(longNumbers);
    }
}
