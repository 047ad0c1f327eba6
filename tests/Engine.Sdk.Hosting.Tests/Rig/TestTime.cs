using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Sdk.Hosting.Tests.Rig;

/// <summary>A clock the test turns, which tells when somebody has begun to wait for it.</summary>
internal sealed class TestTime() : FakeTimeProvider(new DateTimeOffset(2030, 5, 17, 9, 30, 0, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public DateTimeOffset Now => GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero) _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Of waits begun so far nothing more is told.</summary>
    public void Forget()
    {
        while (_waits.Reader.TryRead(out _))
        {
            // Another's.
        }
    }

    /// <summary>The next wait of at most so long that somebody begins; longer ones are deadlines.</summary>
    public async Task<TimeSpan> WaitOfAsync(TimeSpan atMost, CancellationToken token)
    {
        while (true)
        {
            var wait = await _waits.Reader.ReadAsync(token);
            if (wait <= atMost) return wait;
        }
    }

    /// <summary>The same, and lets it pass.</summary>
    public async Task<TimeSpan> PassAsync(TimeSpan atMost, CancellationToken token)
    {
        var wait = await WaitOfAsync(atMost, token);
        Advance(wait);
        return wait;
    }

    /// <summary>Lets a deadline of exactly this length pass, once somebody has set it.</summary>
    public async Task PassDeadlineAsync(TimeSpan deadline, CancellationToken token)
    {
        while (await _waits.Reader.ReadAsync(token) != deadline)
        {
            // Another's.
        }

        Advance(deadline);
    }
}
