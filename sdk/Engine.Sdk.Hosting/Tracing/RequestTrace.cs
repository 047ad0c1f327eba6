namespace Engine.Sdk.Hosting;

/// <summary>The latest requests of one book, kept in memory while somebody wants to see them. For several threads at once.</summary>
public sealed class RequestTrace
{
    /// <summary>How many tries are kept.</summary>
    public const int Most = 200;

    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Queue<Tracing.TracedTry> _latest = new();
    private bool _isOn;

    internal RequestTrace(TimeProvider time) => _time = time;

    /// <summary>Whether requests are traced; off at first. Switching it off forgets them.</summary>
    public bool IsOn
    {
        get => Volatile.Read(ref _isOn);
        set
        {
            lock (_lock)
            {
                _isOn = value;
                if (!value) _latest.Clear();
            }
        }
    }

    /// <summary>The tries since it was switched on, the latest <see cref="Most"/>, oldest first.</summary>
    /// <returns>A snapshot; empty when it is off.</returns>
    public IReadOnlyList<TracedRequest> Read()
    {
        lock (_lock) return [.. _latest.Select(traced => traced.Current)];
    }

    internal Tracing.TracedTry? Begin(HttpRequestMessage request)
    {
        var attempt = Requests.RequestMarks.NextAttempt(request);
        if (!IsOn) return null;
        var begun = new Tracing.TracedTry(request, attempt, _time);
        lock (_lock)
        {
            if (!_isOn) return null;
            if (_latest.Count == Most) _latest.Dequeue();
            _latest.Enqueue(begun);
        }

        return begun;
    }
}
