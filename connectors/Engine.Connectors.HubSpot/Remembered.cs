using System.Collections.Concurrent;

namespace Engine.Connectors.HubSpot;

/// <summary>Remembers answers for a while. For several threads at once.</summary>
internal sealed class Remembered<T>(TimeProvider time, TimeSpan lifetime)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (T Value, long Since)> _known = new();

    public bool Knows(string key) => _known.TryGetValue(key, out var found) && time.GetElapsedTime(found.Since) < lifetime;

    public T? Find(string key) => _known.GetValueOrDefault(key).Value;

    public T Add(string key, T value)
    {
        if (_known.Count >= Most) _known.Clear();
        return (_known[key] = (value, time.GetTimestamp())).Value;
    }
}
