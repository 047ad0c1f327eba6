using System.Collections.Concurrent;

namespace Engine.Sdk.Http;

/// <summary>Remembers what was read for a while: descriptions, names of linked records, who signed in. For several threads at once.</summary>
/// <typeparam name="T">What is remembered.</typeparam>
/// <param name="time">Tells when a while is over.</param>
/// <param name="lifetime">How long.</param>
public sealed class Remembered<T>(TimeProvider time, TimeSpan lifetime)
{
    // Then all is forgotten: a bound, not a strategy.
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (T Value, long Since)> _known = new();

    /// <summary>The one value there is.</summary>
    /// <param name="read">Reads it where it is not remembered; what it throws is passed on and not remembered.</param>
    /// <returns>The value.</returns>
    public Task<T> GetAsync(Func<Task<T>> read) => GetAsync("", read);

    /// <summary>The value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="read">Reads it where it is not remembered; what it throws is passed on and not remembered.</param>
    /// <returns>The value.</returns>
    public async Task<T> GetAsync(string key, Func<Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return TryGet(key, out var value) ? value : Add(key, await read().ConfigureAwait(false));
    }

    /// <summary>The values of several keys, each that is not remembered read by itself, all at once.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="read">Reads the value of a key; what it throws is passed on and not remembered.</param>
    /// <returns>The values, in the order of the keys.</returns>
    public async Task<IReadOnlyList<T>> GetAsync(IEnumerable<string> keys, Func<string, Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return await Task.WhenAll(keys.Select(key => GetAsync(key, () => read(key)))).ConfigureAwait(false);
    }

    /// <summary>The values of many keys, those that are not remembered read together.</summary>
    /// <param name="keys">The keys; the same one may come more than once.</param>
    /// <param name="most">How many are read at once.</param>
    /// <param name="read">Reads the values of up to <paramref name="most"/> keys; what it finds nothing for may be left out.</param>
    /// <returns>Every key with its value; the type's default for what was not found.</returns>
    public async Task<IReadOnlyDictionary<string, T?>> GetAsync(
        IEnumerable<string> keys, int most, Func<IReadOnlyList<string>, Task<IReadOnlyDictionary<string, T>>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var found = new Dictionary<string, T?>();
        var missing = new List<string>();
        foreach (var key in keys.Distinct())
        {
            if (TryGet(key, out var value)) found[key] = value;
            else missing.Add(key);
        }
        foreach (var batch in missing.Chunk(most))
        {
            var values = await read(batch).ConfigureAwait(false);
            foreach (var key in batch)
                found[key] = Add(key, values.TryGetValue(key, out var value) ? value : default!); // its default is what the caller is promised
        }
        return found;
    }

    /// <summary>Asks for something that rests on what is remembered; once more, with all of it forgotten, where that turns out to be old.</summary>
    /// <typeparam name="TAnswer">The type of the answer.</typeparam>
    /// <param name="ask">Asks. It must not have written anything where it fails as <paramref name="old"/>.</param>
    /// <param name="old">How the CRM refuses what is no longer so, a field that has gone for example.</param>
    /// <returns>The answer.</returns>
    public async Task<TAnswer> AskAsync<TAnswer>(Func<Task<TAnswer>> ask, ConnectorErrorKind old)
    {
        ArgumentNullException.ThrowIfNull(ask);
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (ConnectorException e) when (e.Kind == old)
        {
            Clear();
            return await ask().ConfigureAwait(false);
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _known.Clear();

    private bool TryGet(string key, out T value)
    {
        var isKnown = _known.TryGetValue(key, out var found) && time.GetElapsedTime(found.Since) < lifetime;
        value = found.Value;
        return isKnown;
    }

    private T Add(string key, T value)
    {
        if (_known.Count >= Most) _known.Clear();
        return (_known[key] = (value, time.GetTimestamp())).Value;
    }
}
