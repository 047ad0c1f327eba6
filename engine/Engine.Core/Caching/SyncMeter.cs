namespace Engine.Core.Caching;

/// <summary>Counts what one sync has done; read by anybody at any time.</summary>
internal sealed class SyncMeter(TimeProvider time)
{
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();
    private readonly long _started = time.GetTimestamp();
    private long _before;
    private long _read;
    private long _expected = -1;
    private long _readIn;
    private volatile bool _isBuilding;

    /// <param name="already">Read before an interruption.</param>
    /// <param name="expected">How many there were the last time; null when that says nothing.</param>
    public void BeginReading(long already, long? expected)
    {
        Volatile.Write(ref _before, already);
        Volatile.Write(ref _read, already);
        Expect(expected);
    }

    public void Expect(long? expected)
    {
        if (expected is >= 0) Volatile.Write(ref _expected, expected.Value);
    }

    public void Read(long written) => Volatile.Write(ref _read, written);

    public void BeginBuilding()
    {
        if (_isBuilding) return;
        Volatile.Write(ref _readIn, time.GetElapsedTime(_started).Ticks);
        _isBuilding = true;
    }

    public SyncProgress Take()
    {
        var (read, expected) = (Volatile.Read(ref _read), Volatile.Read(ref _expected));
        var isReading = !_isBuilding;
        var seconds = isReading ? time.GetElapsedTime(_started).TotalSeconds : TimeSpan.FromTicks(Volatile.Read(ref _readIn)).TotalSeconds;
        var perSecond = seconds > 0 ? (read - Volatile.Read(ref _before)) / seconds : 0;
        return new()
        {
            Phase = isReading ? SyncPhase.Reading : SyncPhase.Building,
            StartedAt = _startedAt,
            Contacts = read,
            PerSecond = perSecond,
            Expected = expected < 0 ? null : Math.Max(expected, read),
            Remaining = isReading && expected > read && perSecond > 0 ? TimeSpan.FromSeconds((expected - read) / perSecond) : null,
        };
    }
}
