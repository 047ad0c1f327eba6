using Microsoft.Extensions.Time.Testing;

namespace Engine.Core.Tests.Caching;

/// <summary>A clock the test turns, which knows how many wait on it: one is not turned before everybody waits.</summary>
internal sealed class CountingTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private int _waiting;

    public int Waiting => Volatile.Read(ref _waiting);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan) return base.CreateTimer(callback, state, dueTime, period);
        var waiting = new Waiter(this);
        waiting.Timer = base.CreateTimer(
            given =>
            {
                waiting.End();
                callback(given);
            },
            state,
            dueTime,
            period);
        return waiting;
    }

    private sealed class Waiter : ITimer
    {
        private readonly CountingTime _time;
        private bool _hasEnded;

        public Waiter(CountingTime time)
        {
            _time = time;
            Interlocked.Increment(ref time._waiting);
        }

        public ITimer? Timer { get; set; }

        public void End()
        {
            if (!Interlocked.Exchange(ref _hasEnded, true)) Interlocked.Decrement(ref _time._waiting);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => Timer!.Change(dueTime, period);

        public void Dispose()
        {
            End();
            Timer!.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            End();
            return Timer!.DisposeAsync();
        }
    }
}
