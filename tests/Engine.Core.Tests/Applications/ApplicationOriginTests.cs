using Engine.Core.Applications;
using Engine.Core.Events;

namespace Engine.Core.Tests.Applications;

[TestClass]
public sealed class ApplicationOriginTests(TestContext context)
{
    private readonly ApplicationRig _rig = new(context.CancellationToken);

    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    [DataRow("https://client.example", "https://client.example", true)]
    [DataRow("https://client.example", null, true, DisplayName = "a program may speak for the application it names")]
    [DataRow("https://client.example", "https://evil.example", false)]
    [DataRow("https://client.example", "https://CLIENT.example", false)]
    [DataRow("https://client.example", "http://client.example", false)]
    [DataRow("https://client.example", "https://client.example:443", false)]
    [DataRow("https://client.example", "null", false)]
    [DataRow(null, null, true)]
    [DataRow(null, "https://evil.example", false, DisplayName = "no page inherits the approval of a program")]
    [DataRow(null, "", false)]
    public async Task RegisterAsync_ApprovedFromAnotherOrigin_IsDeniedAndChangesNothing(string? first, string? then, bool isSame)
    {
        _ = _rig.RegisterAsync(origin: first);
        var approved = await _rig.Registry.ApproveAsync(_rig.Id, null, Token);

        var answered = await _rig.RegisterAsync(origin: then);

        Assert.AreEqual(isSame ? ApplicationStatus.Approved : ApplicationStatus.Denied, answered!.Status);
        Assert.AreEqual(approved, _rig.Registry.Find(_rig.Id));
        Assert.HasCount(1, _rig.Happened.OfType<ApprovalWanted>());
    }

    [TestMethod]
    public async Task RegisterAsync_PendingFromAnotherOrigin_CannotRideOnTheQuestion()
    {
        var own = _rig.RegisterAsync(origin: "https://client.example");

        var other = await _rig.RegisterAsync(origin: "https://evil.example");

        Assert.AreEqual(ApplicationStatus.Denied, other!.Status);
        Assert.IsFalse(own.IsCompleted);
        Assert.AreEqual("https://client.example", _rig.Registry.Find(_rig.Id)!.Origin);
    }

    [TestMethod]
    public async Task RegisterAsync_EndlessOrigin_IsDeniedAndNotKept()
    {
        var answered = await _rig.RegisterAsync(origin: "https://" + new string('x', 60_000));

        Assert.AreEqual(ApplicationStatus.Denied, answered!.Status);
        Assert.IsEmpty(_rig.Registry.All);
    }

    [TestMethod]
    public async Task RemoveAsync_Approved_MayMoveToAnotherOrigin()
    {
        _ = _rig.RegisterAsync(origin: "https://old.example");
        await _rig.Registry.ApproveAsync(_rig.Id, null, Token);

        var isRemoved = await _rig.Registry.RemoveAsync(_rig.Id, Token);
        var registering = _rig.RegisterAsync(origin: "https://new.example");
        await _rig.Registry.ApproveAsync(_rig.Id, null, Token);

        Assert.IsTrue(isRemoved);
        Assert.AreEqual("https://new.example", (await registering)!.Origin);
    }

    [TestMethod]
    [DataRow("https://client.example", true)]
    [DataRow("https://client.example/", false)]
    [DataRow("https://Client.example", false)]
    [DataRow("https://pending.example", false)]
    [DataRow("https://sub.client.example", false)]
    [DataRow("null", false)]
    [DataRow("", false)]
    public async Task IsApprovedOrigin_ExactOriginOfAnApprovedApplication_Alone(string origin, bool expected)
    {
        var file = ApplicationRig.NewId();
        _ = _rig.RegisterAsync(origin: "https://client.example");
        _ = _rig.RegisterAsync(ApplicationRig.NewId(), origin: "https://pending.example");
        _ = _rig.RegisterAsync(file, origin: "null");
        await _rig.Registry.ApproveAsync(_rig.Id, null, Token);
        await _rig.Registry.ApproveAsync(file, null, Token);

        Assert.AreEqual(expected, _rig.Registry.IsApprovedOrigin(origin));
    }
}
