namespace Engine.Core.Explain;

/// <summary>Until when near misses are looked for.</summary>
internal sealed class ScanLimit(TimeProvider time, TimeSpan atMost)
{
    private readonly long _started = time.GetTimestamp();

    public bool IsPast => time.GetElapsedTime(_started) > atMost;
}
