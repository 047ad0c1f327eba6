using Engine.Core.Applications;
using Engine.Core.Events;

namespace Engine.Core.Tests.Applications;

[TestClass]
public sealed class ApplicationRegistryTests(TestContext context)
{
    private readonly ApplicationRig _rig = new(context.CancellationToken);

    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public void RegisterAsync_New_IsKeptBeforeAPersonIsAsked()
    {
        RegisteredApplication? asked = null;
        _rig.Events.Subscribe(happened => asked = happened is ApprovalWanted ? _rig.Store.Kept.GetValueOrDefault(_rig.Id) : asked);

        _ = _rig.RegisterAsync();

        Assert.AreEqual((ApplicationStatus.Pending, Dialect.Integrator, "MyApp"), (asked!.Status, asked.Dialect, asked.Name));
        Assert.AreEqual(_rig.Time.GetUtcNow(), asked.RegisteredAt);
    }

    [TestMethod]
    public async Task AdmitAsync_New_IsApprovedAndNobodyIsAsked()
    {
        var admitted = await _rig.Registry.AdmitAsync(_rig.Id, "Explorer", Token);

        Assert.AreEqual((ApplicationStatus.Approved, "Explorer", null), (admitted.Status, admitted.Name, admitted.Origin));
        Assert.AreEqual(admitted, _rig.Store.Kept[_rig.Id]);
        Assert.IsFalse(_rig.Happened.Any(happened => happened is ApprovalWanted));
    }

    [TestMethod]
    public async Task AdmitAsync_Denied_StaysDenied()
    {
        await _rig.Registry.AdmitAsync(_rig.Id, "Explorer", Token);
        await _rig.Registry.DenyAsync(_rig.Id, Token);

        var again = await _rig.Registry.AdmitAsync(_rig.Id, "Explorer", Token);

        Assert.AreEqual(ApplicationStatus.Denied, again.Status);
    }

    [TestMethod]
    public async Task RegisterAsync_Approved_EndsTheWait()
    {
        var registering = _rig.RegisterAsync();

        var approved = await _rig.Registry.ApproveAsync(_rig.Id, Dialect.Guide, Token);

        Assert.AreEqual((ApplicationStatus.Approved, Dialect.Guide), (approved!.Status, approved.Dialect));
        Assert.AreEqual(approved, await registering);
        Assert.AreEqual(approved, _rig.Store.Kept[_rig.Id]);
    }

    [TestMethod]
    public async Task RegisterAsync_DeniedOrRemoved_EndsTheWaitAsDenied()
    {
        var (denied, removed) = (ApplicationRig.NewId(), ApplicationRig.NewId());
        var waiting = new[] { _rig.RegisterAsync(denied), _rig.RegisterAsync(removed) };

        await _rig.Registry.DenyAsync(denied, Token);
        await _rig.Registry.RemoveAsync(removed, Token);

        foreach (var answered in await Task.WhenAll(waiting)) Assert.AreEqual(ApplicationStatus.Denied, answered!.Status);
        Assert.IsNotNull(_rig.Registry.Find(denied));
        Assert.IsNull(_rig.Registry.Find(removed));
    }

    [TestMethod]
    public async Task RegisterAsync_NobodyAnswers_IsPendingAfterTheWait()
    {
        var registering = _rig.RegisterAsync();

        _rig.Time.Advance(_rig.Options.ApprovalWait - TimeSpan.FromTicks(1));
        var isEarly = registering.IsCompleted;
        _rig.Time.Advance(TimeSpan.FromTicks(1));

        Assert.IsFalse(isEarly);
        Assert.AreEqual(ApplicationStatus.Pending, (await registering)!.Status);
    }

    [TestMethod]
    public async Task RegisterAsync_AfterNobodyAnswered_AsksAnew()
    {
        var first = _rig.RegisterAsync();
        _rig.Time.Advance(_rig.Options.ApprovalWait);
        await first;

        var second = _rig.RegisterAsync();
        await _rig.Registry.ApproveAsync(_rig.Id, null, Token);

        Assert.AreEqual(ApplicationStatus.Approved, (await second)!.Status);
        Assert.HasCount(2, _rig.Happened.OfType<ApprovalWanted>());
    }

    [TestMethod]
    public async Task RegisterAsync_ManyTimesAtOnce_SharesOneQuestion()
    {
        var waiting = Enumerable.Range(0, 20).Select(_ => _rig.RegisterAsync()).ToArray();

        await _rig.Registry.ApproveAsync(_rig.Id, null, Token);

        foreach (var answered in await Task.WhenAll(waiting)) Assert.AreEqual(ApplicationStatus.Approved, answered!.Status);
        Assert.HasCount(1, _rig.Happened.OfType<ApprovalWanted>());
        Assert.AreEqual(1, _rig.Store.Saves - 1, "Saved once when it asked, and once when it was approved.");
    }

    [TestMethod]
    public async Task RegisterAsync_CallerLeaves_RegistrationGoesOn()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var registering = _rig.Registry.RegisterAsync(_rig.Id, "MyApp", null, leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => registering);
        Assert.AreEqual(ApplicationStatus.Pending, _rig.Registry.Find(_rig.Id)!.Status);
        Assert.AreEqual(ApplicationStatus.Approved, (await _rig.Registry.ApproveAsync(_rig.Id, null, Token))!.Status);
    }

    [TestMethod]
    [DataRow(ApplicationStatus.Approved)]
    [DataRow(ApplicationStatus.Denied)]
    public async Task RegisterAsync_Known_IsAnsweredAtOnceAlsoAfterARestart(ApplicationStatus status)
    {
        _ = _rig.RegisterAsync();
        if (status == ApplicationStatus.Approved) await _rig.Registry.ApproveAsync(_rig.Id, null, Token);
        else await _rig.Registry.DenyAsync(_rig.Id, Token);
        await _rig.RestartAsync();

        var known = await _rig.RegisterAsync(name: "Another name");

        Assert.AreEqual((status, "MyApp"), (known!.Status, known.Name));
        Assert.HasCount(1, _rig.Happened.OfType<ApprovalWanted>());
    }

    [TestMethod]
    public async Task RegisterAsync_PendingBeforeARestart_IsAskedAgainAndKeepsItsPlace()
    {
        _ = _rig.RegisterAsync();
        await _rig.RestartAsync();

        var registering = _rig.RegisterAsync();

        Assert.AreEqual(ApplicationStatus.Pending, _rig.Registry.All.Single().Status);
        await _rig.Registry.ApproveAsync(_rig.Id, null, Token);
        Assert.AreEqual(ApplicationStatus.Approved, (await registering)!.Status);
    }

    [TestMethod]
    public async Task RegisterAsync_TooManyWaiting_RefusesFurtherOnesButNotThoseAlreadyThere()
    {
        for (var i = 0; i < _rig.Options.MaxPending - 1; i++) _ = _rig.RegisterAsync(ApplicationRig.NewId());
        _ = _rig.RegisterAsync();

        var refused = await _rig.RegisterAsync(ApplicationRig.NewId());
        var again = _rig.RegisterAsync();

        Assert.IsNull(refused);
        Assert.HasCount(_rig.Options.MaxPending, _rig.Registry.All);
        Assert.IsFalse(again.IsCompleted);
        await _rig.Registry.ApproveAsync(_rig.Id, null, Token);
        Assert.IsFalse(_rig.RegisterAsync(ApplicationRig.NewId()).IsCompleted, "An answered one makes room.");
    }

    [TestMethod]
    [DataRow(" My\u0000App\r\n", "MyApp")]
    [DataRow("\u202eevil", "evil")]
    [DataRow("two\nlines", "two lines")]
    public void RegisterAsync_NameFromOutside_IsCleaned(string name, string expected)
    {
        _ = _rig.RegisterAsync(name: name);

        Assert.AreEqual(expected, _rig.Registry.Find(_rig.Id)!.Name);
    }

    [TestMethod]
    public void RegisterAsync_NameTooLongOrEmpty_GetsOneThatFits()
    {
        var (@long, empty) = (ApplicationRig.NewId(), ApplicationRig.NewId());

        _ = _rig.RegisterAsync(@long, new string('x', 10_000));
        _ = _rig.RegisterAsync(empty, "\u0007");

        Assert.AreEqual(ApplicationRegistry.MaxNameLength, _rig.Registry.Find(@long)!.Name.Length);
        Assert.AreEqual($"Application {empty}", _rig.Registry.Find(empty)!.Name);
    }

    [TestMethod]
    public async Task DenyAsync_Approved_TakesTheApprovalBack()
    {
        _ = _rig.RegisterAsync(origin: "https://client.example");
        await _rig.Registry.ApproveAsync(_rig.Id, null, Token);

        await _rig.Registry.DenyAsync(_rig.Id, Token);

        Assert.IsFalse(_rig.Registry.IsApprovedOrigin("https://client.example"));
        Assert.AreEqual(ApplicationStatus.Denied, (await _rig.RegisterAsync(origin: "https://client.example"))!.Status);
    }

    [TestMethod]
    public async Task ApproveAsync_ApprovedAlready_ChangesTheDialectAlone()
    {
        _ = _rig.RegisterAsync();
        await _rig.Registry.ApproveAsync(_rig.Id, null, Token);
        var told = _rig.Happened.Count;

        await _rig.Registry.ApproveAsync(_rig.Id, null, Token);
        var toldAfterNothing = _rig.Happened.Count;
        var changed = await _rig.Registry.ApproveAsync(_rig.Id, Dialect.Guide, Token);

        Assert.AreEqual(told, toldAfterNothing);
        Assert.AreEqual(Dialect.Guide, changed!.Dialect);
        Assert.AreEqual(told + 1, _rig.Happened.Count);
    }

    [TestMethod]
    public async Task AnyAnswer_UnknownApplication_IsNull()
    {
        Assert.IsNull(await _rig.Registry.ApproveAsync(_rig.Id, null, Token));
        Assert.IsNull(await _rig.Registry.DenyAsync(_rig.Id, Token));
        Assert.IsFalse(await _rig.Registry.RemoveAsync(_rig.Id, Token));
        Assert.IsNull(_rig.Registry.Find(_rig.Id));
    }

    [TestMethod]
    public async Task RegisterAsync_StoreFails_NothingIsRegistered()
    {
        _rig.Store.OnSave = () => throw new IOException("disk full");

        await Assert.ThrowsExactlyAsync<IOException>(() => _rig.RegisterAsync());

        Assert.IsEmpty(_rig.Registry.All);
        Assert.IsEmpty(_rig.Happened);
    }

    [TestMethod]
    public async Task All_SeveralApplications_StandOldestFirst()
    {
        var ids = new[] { ApplicationRig.NewId(), ApplicationRig.NewId(), ApplicationRig.NewId() };
        foreach (var id in ids)
        {
            _ = _rig.RegisterAsync(id);
            _rig.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await _rig.RestartAsync();

        CollectionAssert.AreEqual(ids, _rig.Registry.All.Select(application => application.Id).ToArray());
    }
}
