namespace Engine.Connectors.LocalFiles.Files;

/// <summary>The watch on a book's files, renewed when it breaks, and those who want to hear of it.</summary>
internal sealed class BookWatch(string path, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Listener> _listeners = [];
    private FolderWatch? _watch;
    private bool _isWanted;
    private bool _isOver;

    /// <summary>Starts the watch unless it runs; to be called before the files are looked at, so that nothing falls between.</summary>
    /// <param name="isNew">Whether it did not run before.</param>
    /// <returns>The paths noticed since the last call.</returns>
    public HashSet<string> Start(out bool isNew)
    {
        lock (_gate)
        {
            if (_watch is { IsBroken: true })
                Stop();
            isNew = _watch is null;
            if (!_isOver)
                _watch ??= FolderWatch.Start(path, time, Tell);
            return _watch?.TakeTouched() ?? [];
        }
    }

    public void Stop()
    {
        lock (_gate)
        {
            _watch?.Dispose();
            _watch = null;
        }
    }

    /// <summary>Calls back, from any thread, when files may have changed.</summary>
    /// <param name="changed">What to call.</param>
    /// <param name="isStarting">Whether to watch from now on, rather than when somebody starts it.</param>
    /// <returns>To be disposed when the calls are no longer wanted.</returns>
    public IDisposable Listen(Action changed, bool isStarting)
    {
        var listener = new Listener(this, changed);
        lock (_gate)
        {
            _listeners.Add(listener);
            _isWanted |= isStarting;
        }
        KeepOn();
        return listener;
    }

    /// <summary>Starts the watch again where it has stopped, if somebody wants it.</summary>
    public void KeepOn()
    {
        lock (_gate)
        {
            if (!_isWanted || _isOver || _watch is { IsBroken: false })
                return;
            Stop();
            _watch = FolderWatch.Start(path, time, Tell);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            _listeners.Clear();
            Stop();
        }
    }

    private void Tell()
    {
        Listener[] listeners;
        lock (_gate)
            listeners = [.. _listeners];
        Array.ForEach(listeners, listener => listener.Call());
    }

    private sealed class Listener(BookWatch watch, Action changed) : IDisposable
    {
        public void Call() => changed();

        public void Dispose()
        {
            lock (watch._gate)
                watch._listeners.Remove(this);
        }
    }
}
