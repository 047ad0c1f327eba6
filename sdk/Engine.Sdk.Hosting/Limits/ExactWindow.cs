namespace Engine.Sdk.Hosting.Limits;

/// <summary>Remembers each moment: a limit per second is as good as its last millisecond.</summary>
internal sealed class ExactWindow(long length) : SlidingWindow
{
    private readonly Queue<long> _moments = new();

    public override int CountAt(long now)
    {
        while (_moments.TryPeek(out var oldest) && now - oldest >= length) _moments.Dequeue();
        return _moments.Count;
    }

    public override void Add(long now) => _moments.Enqueue(now);

    public override TimeSpan TimeUntilBelow(int room, long now) => CountAt(now) is var count && count < room
        ? TimeSpan.Zero
        : TimeSpan.FromTicks(_moments.ElementAt(count - room) + length - now);
}
