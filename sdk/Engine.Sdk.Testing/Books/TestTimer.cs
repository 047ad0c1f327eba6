namespace Engine.Sdk.Testing;

/// <summary>A timer of a <see cref="TestClock"/>: a real one, set anew whenever the clock is put forward.</summary>
internal sealed class TestTimer : ITimer
{
    private readonly Lock _lock = new();
    private readonly TestClock _clock;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ITimer _real;
    private long? _due;
    private TimeSpan _period;
    private bool _isDisposed;

    public TestTimer(TestClock clock, TimerCallback callback, object? state)
    {
        (_clock, _callback, _state) = (clock, callback, state);
        _real = TimeProvider.System.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            if (_isDisposed)
                return false;
            _period = period;
            _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetTimestamp() + dueTime.Ticks;
        }
        Adjust();
        return true;
    }

    public void Adjust()
    {
        lock (_lock)
        {
            if (!_isDisposed)
                _real.Change(_due is { } due ? TimeSpan.FromTicks(Math.Max(0, due - _clock.GetTimestamp())) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _isDisposed = true;
        _clock.Remove(this);
        _real.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Fire()
    {
        lock (_lock)
        {
            if (_isDisposed || _due is not { } due)
                return;
            var early = due - _clock.GetTimestamp();
            if (early > 0)
            {
                // Real timers count in whole milliseconds.
                _real.Change(TimeSpan.FromTicks(early + TimeSpan.TicksPerMillisecond), Timeout.InfiniteTimeSpan);
                return;
            }
            _due = _period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero ? null : due + _period.Ticks;
        }
        Adjust();
        _callback(_state);
    }
}
