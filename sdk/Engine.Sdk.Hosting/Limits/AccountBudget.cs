using Engine.Sdk.Hosting.Requests;

namespace Engine.Sdk.Hosting.Limits;

/// <summary>
/// Keeps one account within what its CRM allows, over all its books. A part of everything is left to calls: background work waits or is sent away
/// before it takes that, so a call never waits for it.
/// </summary>
internal sealed class AccountBudget(TimeProvider time)
{
    // Of what the CRM says is left: the last tenth, and at least one request, is for calls alone.
    private const int AllowanceReserve = 10;
    private static readonly TimeSpan AssumedReset = TimeSpan.FromMinutes(1);

    // A caller who waits longer is better served by the other books.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBackgroundWait = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();

    // Windows are measured from here, whatever becomes of the clock on the wall.
    private readonly long _made = time.GetTimestamp();
    private readonly Dictionary<(string Name, TimeSpan Window), SlidingWindow> _windows = [];
    private DateTimeOffset _closedUntil;
    private Allowance? _allowance;
    private DateTimeOffset _allowanceEnds;

    /// <summary>Waits until the request may go.</summary>
    /// <exception cref="ConnectorException"><see cref="ConnectorErrorKind.RateLimited"/>: that would take too long.</exception>
    public async ValueTask TakeAsync(IReadOnlyList<RequestLimit> limits, HttpRequestMessage request, bool isBackground, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var longest = isBackground ? LongestBackgroundWait : LongestWait;
        var covering = limits.Where(limit => limit.Covers?.Invoke(request) != false).ToList();
        while (TryTake(covering, isBackground, out var wait) is { } reason)
        {
            if (wait > longest - time.GetElapsedTime(started))
                throw HeldBack(reason, wait);

            // Rounded up: a delay is cut to whole milliseconds, and one cut to nothing would be asked for again and again.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The CRM asked to be left alone.</summary>
    public void Close(TimeSpan wait)
    {
        lock (_lock)
        {
            var until = time.GetUtcNow() + Bounded(wait);
            if (until > _closedUntil) _closedUntil = until;
        }
    }

    /// <summary>The CRM told what is left.</summary>
    public void Report(Allowance allowance)
    {
        lock (_lock)
        {
            _allowance = allowance;
            _allowanceEnds = time.GetUtcNow() + Bounded(allowance.ResetsIn ?? AssumedReset);
        }
    }

    public BudgetState Read(IReadOnlyList<RequestLimit> limits)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var until = _allowance is { Remaining: <= 0 } && _allowanceEnds > _closedUntil ? _allowanceEnds : _closedUntil;
            return new()
            {
                Limits = [.. limits.Select(limit => new LimitUse { Limit = limit.Name, Used = WindowOf(limit).CountAt(Elapsed()), Allowed = limit.Requests })],
                Allowance = _allowance,
                ClosedUntil = until > now ? until : null,
            };
        }
    }

    /// <returns>Null when it was taken; else why not, and how long to wait.</returns>
    private string? TryTake(List<RequestLimit> limits, bool isBackground, out TimeSpan wait)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var (closed, whole) = (_closedUntil - now, _allowanceEnds - now);
            var isEmpty = whole > TimeSpan.Zero && _allowance is { Remaining: <= 0 };
            wait = isEmpty && whole > closed ? whole : closed;
            if (wait > TimeSpan.Zero) return isEmpty ? "The account has no requests left." : "The CRM's request limit is reached.";
            wait = whole;
            if (isBackground && wait > TimeSpan.Zero && _allowance is { } left && left.Remaining <= Math.Min(left.Total - 1, Math.Max(1, left.Total / AllowanceReserve)))
                return "What is left of the account's requests is kept for calls.";

            var elapsed = Elapsed();
            foreach (var limit in limits)
            {
                wait = WindowOf(limit).TimeUntilBelow(isBackground ? limit.Requests - ReserveOf(limit) : limit.Requests, elapsed);
                if (wait > TimeSpan.Zero) return $"The CRM allows {limit.Name}.";
            }

            foreach (var limit in limits) WindowOf(limit).Add(elapsed);
            if (_allowance is { Remaining: > 0 } told) _allowance = told with { Remaining = told.Remaining - 1 };
            wait = TimeSpan.Zero;
            return null;
        }
    }

    // Waited for as long as may be: nobody is to begin anew. The reason alone, for it is kept while time passes; who shows it adds how long.
    private static ConnectorException HeldBack(string reason, TimeSpan wait)
    {
        var refused = new ConnectorException(ConnectorErrorKind.RateLimited, reason) { RetryAfter = wait };
        refused.MarkFinal();
        return refused;
    }

    private long Elapsed() => time.GetElapsedTime(_made).Ticks;

    // A quarter, and at least one request; background work always has one.
    private static int ReserveOf(RequestLimit limit) => Math.Min(limit.Requests - 1, Math.Max(1, limit.Requests / 4));

    private SlidingWindow WindowOf(RequestLimit limit)
    {
        if (!_windows.TryGetValue((limit.Name, limit.Window), out var window)) _windows[(limit.Name, limit.Window)] = window = SlidingWindow.Of(limit);
        return window;
    }

    // A day at most: what is misread, or a joke, is asked about again tomorrow.
    private static TimeSpan Bounded(TimeSpan wait) => wait <= TimeSpan.Zero ? TimeSpan.Zero : wait < RetryAfter.Longest ? wait : RetryAfter.Longest;
}
