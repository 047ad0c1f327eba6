namespace Engine.Sandbox.Serving;

/// <summary>Counts requests of the last while.</summary>
internal sealed class SlidingWindow(TimeProvider time, TimeSpan length)
{
    private readonly Queue<DateTimeOffset> _times = new();

    public TimeSpan Length => length;

    /// <summary>How many there were within the window that ends now.</summary>
    public int Count
    {
        get
        {
            var oldest = time.GetUtcNow() - length;
            while (_times.TryPeek(out var first) && first <= oldest)
                _times.Dequeue();
            return _times.Count;
        }
    }

    /// <returns>False when the window is full; nothing is counted then.</returns>
    public bool TryTake(int most)
    {
        if (Count >= most)
            return false;
        _times.Enqueue(time.GetUtcNow());
        return true;
    }
}
