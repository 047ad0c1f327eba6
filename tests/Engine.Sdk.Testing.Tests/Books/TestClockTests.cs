namespace Engine.Sdk.Testing.Tests.Books;

[TestClass]
public sealed class TestClockTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Advance_WaitsInProgress_EndSooner()
    {
        var clock = new TestClock();
        var before = clock.GetUtcNow();
        var stamp = clock.GetTimestamp();
        var waiting = Task.Delay(TimeSpan.FromHours(1), clock, TestContext.CancellationToken);
        var longer = Task.Delay(TimeSpan.FromHours(3), clock, TestContext.CancellationToken);

        clock.Advance(TimeSpan.FromHours(2));

        await waiting;
        Assert.IsFalse(longer.IsCompleted);
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromHours(2), clock.GetUtcNow() - before);
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromHours(2), clock.GetElapsedTime(stamp));
        clock.Advance(TimeSpan.FromHours(2));
        await longer;
    }

    [TestMethod]
    public async Task Timer_OfShortTime_EndsByItself()
    {
        var clock = new TestClock();

        await Task.Delay(TimeSpan.FromMilliseconds(30), clock, TestContext.CancellationToken);
    }

    [TestMethod]
    public async Task Timer_WithPeriod_ComesAgain()
    {
        var clock = new TestClock();
        using var ticks = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);

        for (var i = 0; i < 3; i++)
        {
            var tick = ticks.WaitForNextTickAsync(TestContext.CancellationToken);
            clock.Advance(TimeSpan.FromMinutes(1));
            Assert.IsTrue(await tick);
        }
    }
}
