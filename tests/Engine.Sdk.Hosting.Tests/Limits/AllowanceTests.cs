using System.Globalization;
using System.Net;
using Engine.Sdk.Hosting.Tests.Requests;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.Limits;

/// <summary>What CRMs tell of the requests that are left.</summary>
[TestClass]
public sealed class AllowanceTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task SendAsync_Told_IsReadAndCountedDown()
    {
        using var rig = new HostingRig();
        var api = Told(rig, remaining: 50, total: 100, resetsIn: 60);
        Assert.IsNull(api.Budget.Allowance);
        await api.GetAsync(Token);
        Assert.AreEqual(50, api.Budget.Allowance!.Remaining);
        rig.Crm.Answer = (_, _) => Task.FromResult(FakeCrm.Json("{}"));

        await api.GetAsync(Token);

        Assert.AreEqual((49, 100), (api.Budget.Allowance!.Remaining, api.Budget.Allowance.Total));
        Assert.IsNull(api.Budget.ClosedUntil);
    }

    [TestMethod]
    [DataRow(30, 30)]
    [DataRow(null, 60)]
    [DataRow(int.MaxValue, 86400)]
    public async Task SendAsync_NothingLeft_NothingIsSentUntilItIsWhole(int? resetsIn, int seconds)
    {
        using var rig = new HostingRig();
        var api = Told(rig, remaining: 0, total: 100, resetsIn);
        await api.GetAsync(Token);

        var failed = await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.RateLimited);
        Assert.AreEqual(TimeSpan.FromSeconds(seconds), failed.RetryAfter);
        Assert.AreEqual(rig.Time.Now.AddSeconds(seconds), api.Budget.ClosedUntil);
        Assert.HasCount(1, rig.Crm.All);
        rig.Time.Advance(TimeSpan.FromSeconds(seconds));

        await api.GetAsync(Token);
    }

    [TestMethod]
    [DataRow(11, 100, true)]
    [DataRow(10, 100, false)]
    [DataRow(2, 5, true)]
    [DataRow(1, 5, false)]
    [DataRow(1, 1, true)]
    public async Task SendAsync_LittleLeft_IsForCallsAlone(int remaining, int total, bool isForBackground)
    {
        using var rig = new HostingRig();
        var api = Told(rig, remaining, total, resetsIn: 3600);
        await api.GetAsync(Token);
        rig.Crm.Answer = (_, _) => Task.FromResult(FakeCrm.Json("{}"));

        var syncing = RetryTests.InBackground(() => api.GetAsync(Token));

        if (isForBackground)
        {
            await syncing;
        }
        else
        {
            await syncing.FailsAsync(ConnectorErrorKind.RateLimited);
            await api.GetAsync(Token);
        }
    }

    [TestMethod]
    public async Task SendAsync_ToldByARefusal_CountsToo()
    {
        using var rig = new HostingRig();
        var api = Told(rig, remaining: 0, total: 100, resetsIn: 45, HttpStatusCode.TooManyRequests);
        await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.RateLimited);

        var failed = await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.RateLimited);

        Assert.AreEqual(rig.Time.Now.AddSeconds(45), rig.Time.Now + failed.RetryAfter);
        Assert.HasCount(1, rig.Crm.All);
    }

    [TestMethod]
    [DataRow(5, 0)]
    [DataRow(-1, 100)]
    [DataRow(5, -100)]
    public async Task SendAsync_ToldNonsense_IsNotHeard(int remaining, int total)
    {
        using var rig = new HostingRig();
        var api = Told(rig, remaining, total, resetsIn: 60);

        await api.GetAsync(Token);

        Assert.IsNull(api.Budget.Allowance);
    }

    [TestMethod]
    public async Task SendAsync_ReadingThrowsOrResetLiesInThePast_GoesOn()
    {
        using var rig = new HostingRig();
        var throwing = rig.Open(HostingRig.Describe() with { ReadAllowance = _ => throw new FormatException() });
        var past = Told(rig, remaining: 0, total: 10, resetsIn: -100);

        await throwing.GetAsync(Token);
        await past.GetAsync(Token);
        await past.GetAsync(Token);

        Assert.IsNull(past.Budget.ClosedUntil);
    }

    private static BookApi Told(HostingRig rig, int remaining, int total, int? resetsIn, HttpStatusCode status = HttpStatusCode.OK)
    {
        rig.Crm.Answer = (_, _) => Task.FromResult(FakeCrm.Status(status, "X-Left", string.Create(CultureInfo.InvariantCulture, $"{remaining}")));
        return rig.Open(HostingRig.Describe(new HeaderSignIn { Header = "X-Key", Value = $"{remaining}/{total}/{resetsIn}" }) with
        {
            ReadAllowance = response => response.Headers.TryGetValues("X-Left", out var left)
                ? new() { Remaining = int.Parse(left.Single(), CultureInfo.InvariantCulture), Total = total, ResetsIn = resetsIn is { } seconds ? TimeSpan.FromSeconds(seconds) : null }
                : null,
        });
    }
}
