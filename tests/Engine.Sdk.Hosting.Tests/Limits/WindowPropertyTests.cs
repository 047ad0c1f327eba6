using CsCheck;
using Engine.Sdk.Hosting.Limits;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.Limits;

/// <summary>Whatever comes when, no window of the declared length ever holds more requests than are allowed.</summary>
[TestClass]
public sealed class WindowPropertyTests
{
    private static readonly RequestLimit[][] Declared =
    [
        [Limit(5, TimeSpan.FromSeconds(1))],
        [Limit(1, TimeSpan.FromMilliseconds(300))],
        [Limit(2, TimeSpan.FromMilliseconds(1))],
        [Limit(100, TimeSpan.FromSeconds(10)), Limit(20, TimeSpan.FromSeconds(1))],
        [Limit(40, TimeSpan.FromDays(1)), Limit(3, TimeSpan.FromSeconds(7))],
        [Limit(7, TimeSpan.FromTicks(1_234_567))],
        [Limit(1001, TimeSpan.FromSeconds(5))],
    ];

    // Mostly a crowd, sometimes a pause, and with ticks that fit no part of a window.
    private static readonly Gen<(long Gap, bool IsBackground)> Arrivals =
        Gen.Select(Gen.Frequency((6, Gen.Long[0, 300_000]), (3, Gen.Long[0, 9_999_999]), (1, Gen.Long[0, 200_000_000])), Gen.Bool);

    [TestMethod]
    public void TakeAsync_AnyArrivals_NeverExceedsAWindow() => Gen.Select(Gen.Int[0, Declared.Length - 1], Arrivals.Array[1, 200]).Sample((which, arrivals) =>
    {
        var limits = Declared[which];
        var granted = Run(limits, arrivals);

        foreach (var limit in limits)
        {
            for (var i = 0; i + limit.Requests < granted.Count; i++)
                Assert.IsGreaterThanOrEqualTo(limit.Window.Ticks, granted[i + limit.Requests].At - granted[i].At, limit.Name);
        }
    });

    [TestMethod]
    public void TimeUntilBelow_CountedInParts_NeverLetsMoreThrough() => Gen.Select(Gen.Int[1, 50], Gen.Long[1, 100_000], Arrivals.Array[1, 300]).Sample((requests, length, arrivals) =>
    {
        var (window, now, granted) = (new CoarseWindow(length), 0L, new List<long>());
        foreach (var (gap, _) in arrivals)
        {
            now += gap % (length / 10 + 2);
            var wait = window.TimeUntilBelow(requests, now).Ticks;
            Assert.IsTrue(wait >= 0 && wait <= length + (length / 60) + 62, $"{wait} of {length}");
            now += wait;
            Assert.AreEqual(TimeSpan.Zero, window.TimeUntilBelow(requests, now));
            window.Add(now);
            granted.Add(now);
        }

        for (var i = 0; i + requests < granted.Count; i++) Assert.IsGreaterThanOrEqualTo(length, granted[i + requests] - granted[i]);
    });

    [TestMethod]
    public void TakeAsync_Background_NeverTakesTheReserve() => Gen.Select(Gen.Int[0, Declared.Length - 1], Arrivals.Array[1, 200]).Sample((which, arrivals) =>
    {
        var limits = Declared[which];
        var granted = Run(limits, arrivals);

        foreach (var limit in limits.Where(limit => limit.Requests > 1))
        {
            var open = limit.Requests - Math.Max(1, limit.Requests / 4);
            for (var i = 0; i < granted.Count; i++)
            {
                if (!granted[i].IsBackground) continue;
                var within = granted.Take(i + 1).Count(other => granted[i].At - other.At < limit.Window.Ticks);
                Assert.IsLessThanOrEqualTo(open, within, limit.Name);
            }
        }
    });

    private static List<(long At, bool IsBackground)> Run(RequestLimit[] limits, (long Gap, bool IsBackground)[] arrivals)
    {
        var (time, granted) = (new TestTime(), new List<(long, bool)>());
        var budget = new AccountBudget(time);
        using var request = new HttpRequestMessage();
        var asking = new List<Task>();
        foreach (var (gap, isBackground) in arrivals)
        {
            time.Advance(TimeSpan.FromTicks(gap));
            asking.Add(AskAsync(isBackground));
        }

        // Whoever still waits, does so for a minute at most.
        for (var step = 0; step < 300 && asking.Any(task => !task.IsCompleted); step++) time.Advance(TimeSpan.FromMilliseconds(250));
        Task.WhenAll(asking).GetAwaiter().GetResult();
        return granted;

        async Task AskAsync(bool isBackground)
        {
            try
            {
                await budget.TakeAsync(limits, request, isBackground, CancellationToken.None).ConfigureAwait(false);
                lock (granted) granted.Add((time.Now.UtcTicks, isBackground));
            }
            catch (ConnectorException refused) when (refused is { Kind: ConnectorErrorKind.RateLimited, RetryAfter: not null })
            {
                // It would have taken too long.
            }
        }
    }

    private static RequestLimit Limit(int requests, TimeSpan window) => new() { Name = $"{requests} in {window}", Requests = requests, Window = window };
}
