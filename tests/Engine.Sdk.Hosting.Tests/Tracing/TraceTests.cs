using System.Net;
using Engine.Sdk.Hosting.Tests.Requests;
using Engine.Sdk.Hosting.Tests.Rig;
using Engine.Sdk.Hosting.Tracing;

namespace Engine.Sdk.Hosting.Tests.Tracing;

[TestClass]
public sealed class TraceTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task Read_NobodySwitchedItOn_IsEmpty()
    {
        using var rig = new HostingRig();
        var api = rig.Open();

        await api.GetAsync(Token);

        Assert.IsFalse(api.Trace.IsOn);
        Assert.IsEmpty(api.Trace.Read());
    }

    [TestMethod]
    public async Task Read_On_TellsOfEachTry()
    {
        using var rig = new HostingRig();
        var api = rig.Open();
        api.Trace.IsOn = true;
        rig.Crm.Answer = async (_, _) =>
        {
            await Task.Yield();
            rig.Time.Advance(TimeSpan.FromMilliseconds(40));
            return FakeCrm.Json("[1,2]");
        };
        var at = rig.Time.Now;

        using (await api.PostAsync(Token, "search?q=bob"))
        {
            var traced = api.Trace.Read().Single();
            Assert.AreEqual((at, "POST", "api.crm.example/v1/search?q=…", 1, false), (traced.At, traced.Method, traced.Address, traced.Attempt, traced.IsBackground));
            Assert.AreEqual((14L, 200, 5L, TimeSpan.FromMilliseconds(40), null), (traced.SentBytes, traced.Status, traced.ReceivedBytes, traced.Elapsed, traced.Failure));
        }
    }

    [TestMethod]
    public async Task Read_FailuresAndRepetitions_AreToldInAWord()
    {
        using var rig = new HostingRig();
        var api = rig.Open();
        api.Trace.IsOn = true;
        rig.Crm.Answers(HttpStatusCode.ServiceUnavailable);
        var asking = api.GetAsync(Token);
        await rig.Time.PassAsync(TimeSpan.FromSeconds(5), Token);
        await asking;
        rig.Crm.Answer = (_, _) => throw FakeCrm.Reset();
        await api.PostAsync(Token).FailsAsync(ConnectorErrorKind.Unavailable);
        using var leaving = new CancellationTokenSource();
        rig.Crm.Answer = async (_, cancelled) => { await leaving.CancelAsync(); cancelled.ThrowIfCancellationRequested(); return FakeCrm.Json("{}"); };
        await Assert.ThrowsAsync<OperationCanceledException>(() => api.GetAsync(leaving.Token));

        var told = api.Trace.Read().Select(traced => (traced.Attempt, traced.Status, traced.Failure)).ToArray();

        CollectionAssert.AreEqual(new (int, int?, string?)[] { (1, 503, "Unavailable"), (2, 200, null), (1, null, "Unavailable"), (1, null, "Cancelled") }, told);
    }

    [TestMethod]
    public async Task Read_UnderWay_IsThereWithoutAnEnd()
    {
        using var rig = new HostingRig();
        var api = rig.Open();
        api.Trace.IsOn = true;
        var (asked, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        rig.Crm.Answer = async (_, _) => { asked.SetResult(); await gate.Task; return FakeCrm.Json("{}"); };

        var asking = api.GetAsync(Token);
        await asked.Task;
        var underWay = api.Trace.Read().Single();
        gate.SetResult();
        await asking;

        Assert.AreEqual((null, null, null), (underWay.Status, underWay.Elapsed, underWay.Failure));
        Assert.AreEqual(200, api.Trace.Read().Single().Status);
    }

    [TestMethod]
    public async Task Read_Background_IsMarked()
    {
        using var rig = new HostingRig();
        var api = rig.Open();
        api.Trace.IsOn = true;

        await RetryTests.InBackground(() => api.GetAsync(Token));
        await api.GetAsync(Token);

        CollectionAssert.AreEqual(new[] { true, false }, api.Trace.Read().Select(traced => traced.IsBackground).ToArray());
    }

    [TestMethod]
    public async Task Read_ManyRequests_KeepsTheLatest()
    {
        using var rig = new HostingRig();
        var api = rig.Open();
        api.Trace.IsOn = true;

        for (var i = 0; i < 250; i++) await api.GetAsync(Token, $"c/{i}");

        var traced = api.Trace.Read();
        Assert.HasCount(RequestTrace.Most, traced);
        Assert.AreEqual(("api.crm.example/v1/c/50", "api.crm.example/v1/c/249"), (traced[0].Address, traced[^1].Address));
    }

    [TestMethod]
    public async Task IsOn_SwitchedOff_Forgets()
    {
        using var rig = new HostingRig();
        var api = rig.Open();
        api.Trace.IsOn = true;
        await api.GetAsync(Token);

        api.Trace.IsOn = false;
        await api.GetAsync(Token);
        api.Trace.IsOn = true;

        Assert.IsEmpty(api.Trace.Read());
    }

    [TestMethod]
    [DataRow("https://crm.example/v1/contacts", "crm.example/v1/contacts")]
    [DataRow("https://crm.example:8443/v1/", "crm.example:8443/v1/")]
    [DataRow("https://bob:secret@crm.example/v1", "crm.example/v1")]
    [DataRow("https://crm.example/s?q=bob%20jones&phone=%2B441632960123&x", "crm.example/s?q=…&phone=…&…")]
    [DataRow("https://crm.example/s?441632960123=1&bob@example.com=2", "crm.example/s?…=…&…=…")]
    [DataRow("https://crm.example/s#bob", "crm.example/s")]
    [DataRow("https://crm.example/people/bob@example.com", "crm.example/people/…")]
    [DataRow("https://crm.example/people/bob%40example.com", "crm.example/people/…")]
    [DataRow("https://crm.example/people/Bob%20Jones/card", "crm.example/people/…/card")]
    [DataRow("https://crm.example/phone/441632960123", "crm.example/phone/…")]
    [DataRow("https://crm.example/phone/+441632960123", "crm.example/phone/…")]
    [DataRow("https://crm.example/phone/01632-960-123", "crm.example/phone/…")]
    [DataRow("https://crm.example/phone/(01632)960123", "crm.example/phone/…")]
    [DataRow("https://crm.example/phone/tel:01632960123", "crm.example/phone/…")]
    [DataRow("https://crm.example/phone/1632.96.01.23", "crm.example/phone/…")]
    [DataRow("https://crm.example/x;token=abc/y", "crm.example/…/y")]
    [DataRow("https://crm.example/contact/003D000000QYVWE", "crm.example/contact/003D000000QYVWE")]
    [DataRow("https://crm.example/contact/4f582a30-c75b-4312-88bf-76a397c1ba3a", "crm.example/contact/4f582a30-c75b-4312-88bf-76a397c1ba3a")]
    [DataRow("https://crm.example/v60.0/123456", "crm.example/v60.0/123456")]
    public void Of_Address_ShowsNothingPersonal(string address, string shown) => Assert.AreEqual(shown, RedactedAddress.Of(new(address)));

    [TestMethod]
    public void Of_LongSegmentOrNoAddress_IsLeftOut()
    {
        Assert.AreEqual("crm.example/…", RedactedAddress.Of(new($"https://crm.example/{new string('a', 41)}")));
        Assert.AreEqual("…", RedactedAddress.Of(null));
        Assert.AreEqual("…", RedactedAddress.Of(new("relative", UriKind.Relative)));
    }
}
