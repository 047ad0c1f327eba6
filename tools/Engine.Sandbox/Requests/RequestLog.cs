namespace Engine.Sandbox;

/// <summary>Every request to a vendor, in the order they came; of very many the last 10 000. Safe for use from any thread.</summary>
public sealed class RequestLog
{
    private const int Most = 10_000; // a server may run for days

    private readonly Lock _gate = new();
    private readonly List<LoggedRequest> _requests = [];
    private readonly List<(Func<LoggedRequest, bool> Fits, int Count, TaskCompletionSource Source)> _waits = [];

    /// <summary>All of them.</summary>
    public IReadOnlyList<LoggedRequest> All
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    /// <summary>Those that the vendor's description does not allow.</summary>
    public IReadOnlyList<LoggedRequest> Invalid => [.. All.Where(request => request.Invalid is not null)];

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _requests.Count;
        }
    }

    /// <summary>Those whose path contains a text.</summary>
    public IReadOnlyList<LoggedRequest> To(string path) => [.. All.Where(request => request.Path.Contains(path, StringComparison.Ordinal))];

    /// <summary>Forgets all of them.</summary>
    public void Clear()
    {
        lock (_gate)
            _requests.Clear();
    }

    /// <summary>Waits until so many requests have come whose path contains a text.</summary>
    public Task WaitForAsync(string path, int count, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            bool Fits(LoggedRequest request) => request.Path.Contains(path, StringComparison.Ordinal);
            if (_requests.Count(Fits) >= count)
                return Task.CompletedTask;
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((Fits, count, source));
            return source.Task.WaitAsync(cancellationToken);
        }
    }

    internal void Add(LoggedRequest request)
    {
        lock (_gate)
        {
            if (_requests.Count == Most)
                _requests.RemoveAt(0);
            _requests.Add(request);
            foreach (var wait in _waits.Where(wait => _requests.Count(wait.Fits) >= wait.Count).ToList())
            {
                wait.Source.TrySetResult();
                _waits.Remove(wait);
            }
        }
    }
}
