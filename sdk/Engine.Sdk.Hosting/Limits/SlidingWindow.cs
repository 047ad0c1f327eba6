namespace Engine.Sdk.Hosting.Limits;

/// <summary>Counts what happened within the last while. Moments are ticks of a clock that never goes back. Not for several threads.</summary>
internal abstract class SlidingWindow
{
    // Eight bytes each; beyond it they are counted by parts.
    private const int MostExact = 1000;

    public static SlidingWindow Of(RequestLimit limit) => limit.Requests <= MostExact ? new ExactWindow(limit.Window.Ticks) : new CoarseWindow(limit.Window.Ticks);

    /// <summary>How many there were in the window that ends now.</summary>
    public abstract int CountAt(long now);

    public abstract void Add(long now);

    /// <summary>How long until fewer than <paramref name="room"/> (1 or more) count.</summary>
    public abstract TimeSpan TimeUntilBelow(int room, long now);
}
