namespace Engine.Core.Health;

/// <summary>Counts the calls under way, and once closed lets no more in and tells when the last has ended.</summary>
internal sealed class DrainGate
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inside;
    private bool _isClosed;

    public bool IsEmpty
    {
        get
        {
            lock (_lock) return _inside == 0;
        }
    }

    public bool TryEnter()
    {
        lock (_lock)
        {
            if (_isClosed) return false;
            _inside++;
            return true;
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            if (--_inside == 0 && _isClosed) _empty.TrySetResult();
        }
    }

    /// <returns>Completes when nobody is inside.</returns>
    public Task Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            if (_inside == 0) _empty.TrySetResult();
            return _empty.Task;
        }
    }
}
