using System.Collections.Concurrent;

namespace Engine.Connectors.HubSpot;

/// <summary>Remembers answers for a while. For several threads at once.</summary>
internal sealed class Remembered<T>(TimeProvider time, TimeSpan lifetime)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (T Value, long Since)> _known = new();

    public bool TryGet(string key, out T value)
    {
        var isKnown = _known.TryGetValue(key, out var found) && time.GetElapsedTime(found.Since) < lifetime;
        value = found.Value;
        return isKnown;
    }

    public T Add(string key, T value)
    {
        if (_known.Count >= Most) _known.Clear();
        _known[key] = (value, time.GetTimestamp());
        return value;
    }

    public async ValueTask<T> GetAsync(string key, Func<Task<T>> fetch) => TryGet(key, out var value) ? value : Add(key, await fetch().ConfigureAwait(false));
}
