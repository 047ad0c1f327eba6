namespace Engine.Core.Health;

/// <summary>
/// Keeps a failing book from being asked: after a few failures in a row it is left alone for a while, then one call tries it again,
/// and each failed try doubles the while.
/// </summary>
internal sealed class CircuitBreaker(TimeProvider time)
{
    public const int FailuresToOpen = 5;
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>Of a book that cannot be reached at all: trying costs next to nothing, and a server that was started anew is soon found.</summary>
    public static readonly TimeSpan LongestUnreachablePause = TimeSpan.FromSeconds(4);

    private readonly Lock _lock = new();
    private int _failures;
    private TimeSpan _pause = FirstPause;
    private DateTimeOffset _closedUntil;
    private bool _isTrying;

    /// <summary>How long the book is still left alone; zero when a call may go ahead.</summary>
    public TimeSpan Pause
    {
        get
        {
            lock (_lock)
            {
                var wait = _closedUntil - time.GetUtcNow();
                return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Whether a call may go ahead. One that may must report how it ended, or that it was abandoned.</summary>
    /// <param name="wait">How long the book is still left alone, when it may not.</param>
    public bool TryEnter(out TimeSpan wait)
    {
        lock (_lock)
        {
            wait = _closedUntil - time.GetUtcNow();
            if (wait > TimeSpan.Zero || _isTrying)
            {
                wait = wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
                return false;
            }

            _isTrying = _failures >= FailuresToOpen;
            return true;
        }
    }

    public void Succeeded()
    {
        lock (_lock)
        {
            _failures = 0;
            _pause = FirstPause;
            _closedUntil = default;
            _isTrying = false;
        }
    }

    /// <param name="retryAfter">How long the CRM itself asked to be left alone, if it did.</param>
    /// <param name="isUnreachable">Whether the book could not be reached, rather than answered slowly or with an error.</param>
    public void Failed(TimeSpan? retryAfter, bool isUnreachable = false)
    {
        lock (_lock)
        {
            _failures++;
            _isTrying = false;
            var pause = TimeSpan.Zero;
            if (_failures >= FailuresToOpen)
            {
                pause = isUnreachable ? Shorter(_pause, LongestUnreachablePause) : _pause;
                _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
            }

            var until = time.GetUtcNow() + (retryAfter > pause ? Shorter(retryAfter.Value, TimeSpan.FromHours(24)) : pause);
            _closedUntil = until > _closedUntil ? until : _closedUntil;
        }
    }

    /// <summary>The caller left before anything could be learnt.</summary>
    public void Abandoned()
    {
        lock (_lock)
        {
            _isTrying = false;
        }
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
