namespace Engine.Sandbox;

/// <summary>What goes wrong from now on. Safe for use from any thread.</summary>
public sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private TaskCompletionSource _release = NewSource();

    /// <summary>How many requests hang now.</summary>
    public int Hanging { get; private set; }

    /// <summary>Faults that have not befallen all their requests yet.</summary>
    public IReadOnlyList<Fault> Pending
    {
        get
        {
            lock (_gate)
                return [.. _entries.Select(entry => entry.Fault)];
        }
    }

    /// <summary>Adds a fault; earlier ones come first.</summary>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Times, 1);
        lock (_gate)
            _entries.Add(new Entry(fault));
    }

    /// <summary>Forgets the faults that are left, and lets go what hangs.</summary>
    public void Clear()
    {
        lock (_gate)
            _entries.Clear();
        Release();
    }

    /// <summary>Lets every hanging request go on.</summary>
    public void Release()
    {
        TaskCompletionSource source;
        lock (_gate)
            (source, _release) = (_release, NewSource());
        source.TrySetResult();
    }

    internal Fault? Take(string method, string path, bool isSignIn)
    {
        lock (_gate)
        {
            foreach (var entry in _entries.Where(entry => Fits(entry.Fault, method, path, isSignIn)))
            {
                if (entry.Spared < entry.Fault.After)
                {
                    entry.Spared++;
                    continue;
                }

                if (++entry.Count == entry.Fault.Times)
                    _entries.Remove(entry);
                return entry.Fault;
            }

            return null;
        }
    }

    internal async Task HangAsync(CancellationToken cancellationToken)
    {
        Task released;
        lock (_gate)
        {
            released = _release.Task;
            Hanging++;
        }

        try
        {
            await released.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (_gate)
                Hanging--;
        }
    }

    private static bool Fits(Fault fault, string method, string path, bool isSignIn) =>
        (fault.IncludesSignIn || !isSignIn)
        && (fault.Path is null || path.Contains(fault.Path, StringComparison.Ordinal))
        && (fault.Method is null || string.Equals(fault.Method, method, StringComparison.OrdinalIgnoreCase));

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Entry(Fault fault)
    {
        public Fault Fault => fault;

        public int Count { get; set; }

        public int Spared { get; set; }
    }
}
