using System.Numerics;

namespace Engine.Benchmarks.Comparison;

/// <summary>Durations in buckets of about one percent, made beforehand so that counting disturbs nothing.</summary>
internal sealed class Histogram
{
    private const int SubBits = 6;

    private readonly long[] _counts = new long[64 << SubBits];

    public long Count { get; private set; }

    public void Add(long nanoseconds)
    {
        _counts[BucketOf(Math.Max(0, nanoseconds))]++;
        Count++;
    }

    /// <summary>The duration that so large a share stays below, in nanoseconds.</summary>
    public double Percentile(double share)
    {
        var rank = (long)Math.Ceiling(Count * share);
        for (int bucket = 0; bucket < _counts.Length; bucket++)
        {
            rank -= _counts[bucket];
            if (rank <= 0 && Count > 0) return (ValueOf(bucket) + ValueOf(bucket + 1)) / 2.0;
        }

        return double.NaN;
    }

    private static int BucketOf(long value)
    {
        if (value < 1 << SubBits) return (int)value;
        var shift = BitOperations.Log2((ulong)value) - SubBits;
        return ((shift + 1) << SubBits) + (int)((value >> shift) - (1 << SubBits));
    }

    private static double ValueOf(int bucket)
    {
        if (bucket < 1 << SubBits) return bucket;
        var shift = (bucket >> SubBits) - 1;
        return (double)((bucket & ((1 << SubBits) - 1)) + (1 << SubBits)) * (1L << shift);
    }
}
