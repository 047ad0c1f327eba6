using Engine.Core.Caching;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Core.Tests.Caching;

[TestClass]
public sealed class SyncMeterTests
{
    private readonly FakeTimeProvider _time = new();

    [TestMethod]
    public void Take_Resumed_CountsAllAndMeasuresThisRunAlone()
    {
        var meter = new SyncMeter(_time);
        meter.BeginReading(already: 4000, expected: 10_000);
        _time.Advance(TimeSpan.FromSeconds(10));
        meter.Read(6000);

        var progress = meter.Take();

        Assert.AreEqual((6000L, 200.0, 10_000L, TimeSpan.FromSeconds(20)), (progress.Contacts, progress.PerSecond, progress.Expected, progress.Remaining));
    }

    [TestMethod]
    public void Take_NothingKnown_EstimatesNothing()
    {
        var meter = new SyncMeter(_time);
        meter.BeginReading(0, null);

        var progress = meter.Take();

        Assert.AreEqual((0L, 0.0, null, null), (progress.Contacts, progress.PerSecond, progress.Expected, progress.Remaining));
    }

    [TestMethod]
    public void Take_MoreThanExpected_NeverPromisesLess()
    {
        var meter = new SyncMeter(_time);
        meter.BeginReading(0, 10);
        meter.Expect(-5);
        _time.Advance(TimeSpan.FromSeconds(1));
        meter.Read(20);

        meter.BeginBuilding();
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.AreEqual(20.0, meter.Take().PerSecond, "Building does not count.");
        Assert.AreEqual((20L, null), (meter.Take().Expected, meter.Take().Remaining));
    }
}
