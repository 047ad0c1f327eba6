namespace Engine.Host.Installation.Activity;

/// <summary>The latest things of one kind. For several threads at once.</summary>
/// <param name="capacity">Most that are kept; the oldest goes first.</param>
internal sealed class RecentList<T>(int capacity)
{
    private readonly Lock _lock = new();
    private T[] _kept = [];
    private int _next;
    private int _count;

    public void Add(T item)
    {
        if (capacity == 0) return;
        lock (_lock)
        {
            if (_next == _kept.Length) MakeRoom();
            _kept[_next++] = item;
            _count = Math.Min(_count + 1, _kept.Length);
        }
    }

    /// <summary>The newest first.</summary>
    /// <param name="most">How many are wanted.</param>
    /// <returns>A snapshot.</returns>
    public IReadOnlyList<T> Read(int most = int.MaxValue)
    {
        lock (_lock)
        {
            var read = new T[Math.Min(most, _count)];
            for (var i = 0; i < read.Length; i++) read[i] = _kept[(_next - 1 - i + _kept.Length) % _kept.Length];
            return read;
        }
    }

    public void Clear()
    {
        lock (_lock) (_kept, _next, _count) = ([], 0, 0);
    }

    // Grows to its capacity, for most books never fail; then begins anew over the oldest.
    private void MakeRoom()
    {
        if (_kept.Length < capacity) Array.Resize(ref _kept, Math.Min(capacity, Math.Max(16, _kept.Length * 2)));
        else _next = 0;
    }
}
