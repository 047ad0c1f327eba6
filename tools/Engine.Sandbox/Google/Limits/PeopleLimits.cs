using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Google;

/// <summary>Quotas per user and minute; the console of a project tells its own.</summary>
internal sealed class PeopleLimits(TimeProvider time)
{
    public const string Write = "write";

    private readonly SlidingWindow _reads = new(time, TimeSpan.FromMinutes(1));
    private readonly SlidingWindow _writes = new(time, TimeSpan.FromMinutes(1));
    private readonly SlidingWindow _fullSyncs = new(time, TimeSpan.FromMinutes(1));

    public int ReadsPerMinute { get; set; } = 90;

    public int WritesPerMinute { get; set; } = 90;

    public int FullSyncsPerMinute { get; set; } = 10;

    /// <exception cref="GoogleError">The quota is used up.</exception>
    public void Take(string kind)
    {
        if (kind == Write ? !_writes.TryTake(WritesPerMinute) : !_reads.TryTake(ReadsPerMinute))
            throw kind == Write ? GoogleError.Quota("Critical write requests (Contact and Profile Writes)") : TooManyReads();
    }

    /// <exception cref="GoogleError">The quota is used up.</exception>
    public void TakeFullSync()
    {
        if (!_fullSyncs.TryTake(FullSyncsPerMinute))
            throw GoogleError.Quota("FullSync requests");
    }

    public static GoogleError TooManyReads() => GoogleError.Quota("Critical read requests (Contact and Profile Reads)");
}
