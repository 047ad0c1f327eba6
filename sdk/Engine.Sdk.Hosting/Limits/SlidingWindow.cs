namespace Engine.Sdk.Hosting.Limits;

/// <summary>
/// Counts what happened within the last while, in 60 parts and so in bounded memory whatever the number. A part counts until it is wholly past: never
/// fewer than there were. Not for several threads.
/// </summary>
internal sealed class SlidingWindow(TimeSpan length)
{
    private const int Parts = 60;

    private readonly int[] _counts = new int[Parts + 1];

    // Rounded up: all parts together are never shorter than the window.
    private readonly long _partTicks = Math.Max(1, (length.Ticks + Parts - 1) / Parts);
    private long _current = long.MinValue;

    public int Count { get; private set; }

    public void Add(DateTimeOffset now)
    {
        MoveTo(now);
        _counts[IndexOf(_current)]++;
        Count++;
    }

    /// <summary>How long until fewer than <paramref name="room"/> count.</summary>
    public TimeSpan TimeUntilBelow(int room, DateTimeOffset now)
    {
        MoveTo(now);
        var left = Count;
        for (var part = _current - Parts; left >= room && part <= _current; part++)
        {
            left -= _counts[IndexOf(part)];
            if (left < room) return TimeSpan.FromTicks(((part + Parts + 1) * _partTicks) - now.UtcTicks);
        }

        return TimeSpan.Zero;
    }

    private void MoveTo(DateTimeOffset now)
    {
        var part = now.UtcTicks / _partTicks;
        if (part <= _current) return;
        for (var passed = Math.Max(_current + 1, part - Parts); passed <= part; passed++)
        {
            ref var count = ref _counts[IndexOf(passed)];
            Count -= count;
            count = 0;
        }

        _current = part;
    }

    private static int IndexOf(long part) => (int)(part % (Parts + 1));
}
