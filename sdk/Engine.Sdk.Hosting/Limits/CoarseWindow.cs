namespace Engine.Sdk.Hosting.Limits;

/// <summary>Counts in 60 parts and so in bounded memory whatever the number. A part counts until it is wholly past: never fewer than there were.</summary>
internal sealed class CoarseWindow(long length) : SlidingWindow
{
    private const int Parts = 60;

    private readonly int[] _counts = new int[Parts + 1];

    // Rounded up: all parts together are never shorter than the window.
    private readonly long _partTicks = Math.Max(1, (length + Parts - 1) / Parts);
    private long _current = -1;
    private int _count;

    public override int CountAt(long now)
    {
        MoveTo(now / _partTicks);
        return _count;
    }

    public override void Add(long now)
    {
        MoveTo(now / _partTicks);
        _counts[IndexOf(_current)]++;
        _count++;
    }

    public override TimeSpan TimeUntilBelow(int room, long now)
    {
        var left = CountAt(now);
        for (var part = Math.Max(0, _current - Parts); left >= room && part <= _current; part++)
        {
            left -= _counts[IndexOf(part)];
            if (left < room) return TimeSpan.FromTicks(((part + Parts + 1) * _partTicks) - now);
        }

        return TimeSpan.Zero;
    }

    private void MoveTo(long part)
    {
        for (var passed = Math.Max(_current + 1, part - Parts); passed <= part; passed++)
        {
            ref var count = ref _counts[IndexOf(passed)];
            _count -= count;
            count = 0;
        }

        _current = Math.Max(_current, part);
    }

    private static int IndexOf(long part) => (int)(part % (Parts + 1));
}
