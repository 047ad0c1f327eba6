using System.Collections.Concurrent;
using Engine.Core.Applications;
using Engine.Core.Events;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ApplicationId = Engine.Core.Applications.ApplicationId;

namespace Engine.Core.Tests.Applications;

[TestClass]
public sealed class ApplicationRegistryTests
{
    private readonly TestContext _context;
    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
    private readonly EngineEvents _events = new();
    private readonly ConcurrentQueue<EngineEvent> _happened = [];
    private readonly FakeStore _store = new();
    private readonly ApplicationOptions _options = new() { DefaultDialect = Dialect.Integrator, MaxPending = 3 };
    private readonly ApplicationId _id = NewId();
    private ApplicationRegistry _registry;

    public ApplicationRegistryTests(TestContext context)
    {
        _context = context;
        _events.Subscribe(_happened.Enqueue);
        _registry = NewRegistry();
    }

    private CancellationToken Token => _context.CancellationToken;

    [TestMethod]
    public void RegisterAsync_New_IsKeptBeforeAPersonIsAsked()
    {
        RegisteredApplication? asked = null;
        _events.Subscribe(happened => asked = happened is ApprovalWanted ? _store.Kept.GetValueOrDefault(_id) : asked);

        _ = RegisterAsync();

        Assert.AreEqual((ApplicationStatus.Pending, Dialect.Integrator, "MyApp"), (asked!.Status, asked.Dialect, asked.Name));
        Assert.AreEqual(_time.GetUtcNow(), asked.RegisteredAt);
    }

    [TestMethod]
    public async Task AdmitAsync_New_IsApprovedAndNobodyIsAsked()
    {
        var admitted = await _registry.AdmitAsync(_id, "Explorer", Token);

        Assert.AreEqual((ApplicationStatus.Approved, "Explorer", null), (admitted.Status, admitted.Name, admitted.Origin));
        Assert.AreEqual(admitted, _store.Kept[_id]);
        Assert.IsFalse(_happened.Any(happened => happened is ApprovalWanted));
    }

    [TestMethod]
    public async Task AdmitAsync_Denied_StaysDenied()
    {
        await _registry.AdmitAsync(_id, "Explorer", Token);
        await _registry.DenyAsync(_id, Token);

        var again = await _registry.AdmitAsync(_id, "Explorer", Token);

        Assert.AreEqual(ApplicationStatus.Denied, again.Status);
    }

    [TestMethod]
    public async Task RegisterAsync_Approved_EndsTheWait()
    {
        var registering = RegisterAsync();

        var approved = await _registry.ApproveAsync(_id, Dialect.Guide, Token);

        Assert.AreEqual((ApplicationStatus.Approved, Dialect.Guide), (approved!.Status, approved.Dialect));
        Assert.AreEqual(approved, await registering);
        Assert.AreEqual(approved, _store.Kept[_id]);
    }

    [TestMethod]
    public async Task RegisterAsync_DeniedOrRemoved_EndsTheWaitAsDenied()
    {
        var (denied, removed) = (NewId(), NewId());
        var waiting = new[] { RegisterAsync(denied), RegisterAsync(removed) };

        await _registry.DenyAsync(denied, Token);
        await _registry.RemoveAsync(removed, Token);

        foreach (var answered in await Task.WhenAll(waiting)) Assert.AreEqual(ApplicationStatus.Denied, answered!.Status);
        Assert.IsNotNull(_registry.Find(denied));
        Assert.IsNull(_registry.Find(removed));
    }

    [TestMethod]
    public async Task RegisterAsync_NobodyAnswers_IsPendingAfterTheWait()
    {
        var registering = RegisterAsync();

        _time.Advance(_options.ApprovalWait - TimeSpan.FromTicks(1));
        var isEarly = registering.IsCompleted;
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.IsFalse(isEarly);
        Assert.AreEqual(ApplicationStatus.Pending, (await registering)!.Status);
    }

    [TestMethod]
    public async Task RegisterAsync_AfterNobodyAnswered_AsksAnew()
    {
        var first = RegisterAsync();
        _time.Advance(_options.ApprovalWait);
        await first;

        var second = RegisterAsync();
        await _registry.ApproveAsync(_id, null, Token);

        Assert.AreEqual(ApplicationStatus.Approved, (await second)!.Status);
        Assert.HasCount(2, _happened.OfType<ApprovalWanted>());
    }

    [TestMethod]
    public async Task RegisterAsync_ManyTimesAtOnce_SharesOneQuestion()
    {
        var waiting = Enumerable.Range(0, 20).Select(_ => RegisterAsync()).ToArray();

        await _registry.ApproveAsync(_id, null, Token);

        foreach (var answered in await Task.WhenAll(waiting)) Assert.AreEqual(ApplicationStatus.Approved, answered!.Status);
        Assert.HasCount(1, _happened.OfType<ApprovalWanted>());
        Assert.AreEqual(1, _store.Saves - 1, "Saved once when it asked, and once when it was approved.");
    }

    [TestMethod]
    public async Task RegisterAsync_CallerLeaves_RegistrationGoesOn()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var registering = _registry.RegisterAsync(_id, "MyApp", null, leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => registering);
        Assert.AreEqual(ApplicationStatus.Pending, _registry.Find(_id)!.Status);
        Assert.AreEqual(ApplicationStatus.Approved, (await _registry.ApproveAsync(_id, null, Token))!.Status);
    }

    [TestMethod]
    [DataRow(ApplicationStatus.Approved)]
    [DataRow(ApplicationStatus.Denied)]
    public async Task RegisterAsync_Known_IsAnsweredAtOnceAlsoAfterARestart(ApplicationStatus status)
    {
        _ = RegisterAsync();
        if (status == ApplicationStatus.Approved) await _registry.ApproveAsync(_id, null, Token);
        else await _registry.DenyAsync(_id, Token);
        await RestartAsync();

        var known = await RegisterAsync(name: "Another name");

        Assert.AreEqual((status, "MyApp"), (known!.Status, known.Name));
        Assert.HasCount(1, _happened.OfType<ApprovalWanted>());
    }

    [TestMethod]
    public async Task RegisterAsync_PendingBeforeARestart_IsAskedAgainAndKeepsItsPlace()
    {
        _ = RegisterAsync();
        await RestartAsync();

        var registering = RegisterAsync();

        Assert.AreEqual(ApplicationStatus.Pending, _registry.All.Single().Status);
        await _registry.ApproveAsync(_id, null, Token);
        Assert.AreEqual(ApplicationStatus.Approved, (await registering)!.Status);
    }

    [TestMethod]
    public async Task RegisterAsync_TooManyWaiting_RefusesFurtherOnesButNotThoseAlreadyThere()
    {
        for (var i = 0; i < _options.MaxPending - 1; i++) _ = RegisterAsync(NewId());
        _ = RegisterAsync();

        var refused = await RegisterAsync(NewId());
        var again = RegisterAsync();

        Assert.IsNull(refused);
        Assert.HasCount(_options.MaxPending, _registry.All);
        Assert.IsFalse(again.IsCompleted);
        await _registry.ApproveAsync(_id, null, Token);
        Assert.IsFalse(RegisterAsync(NewId()).IsCompleted, "An answered one makes room.");
    }

    [TestMethod]
    [DataRow(" My\u0000App\r\n", "MyApp")]
    [DataRow("\u202eevil", "evil")]
    [DataRow("two\nlines", "two lines")]
    public void RegisterAsync_NameFromOutside_IsCleaned(string name, string expected)
    {
        _ = RegisterAsync(name: name);

        Assert.AreEqual(expected, _registry.Find(_id)!.Name);
    }

    [TestMethod]
    public void RegisterAsync_NameTooLongOrEmpty_GetsOneThatFits()
    {
        var (@long, empty) = (NewId(), NewId());

        _ = RegisterAsync(@long, new string('x', 10_000));
        _ = RegisterAsync(empty, "\u0007");

        Assert.AreEqual(ApplicationRegistry.MaxNameLength, _registry.Find(@long)!.Name.Length);
        Assert.AreEqual($"Application {empty}", _registry.Find(empty)!.Name);
    }

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
        _ = RegisterAsync(origin: first);
        var approved = await _registry.ApproveAsync(_id, null, Token);

        var answered = await RegisterAsync(origin: then);

        Assert.AreEqual(isSame ? ApplicationStatus.Approved : ApplicationStatus.Denied, answered!.Status);
        Assert.AreEqual(approved, _registry.Find(_id));
        Assert.HasCount(1, _happened.OfType<ApprovalWanted>());
    }

    [TestMethod]
    public async Task RegisterAsync_PendingFromAnotherOrigin_CannotRideOnTheQuestion()
    {
        var own = RegisterAsync(origin: "https://client.example");

        var other = await RegisterAsync(origin: "https://evil.example");

        Assert.AreEqual(ApplicationStatus.Denied, other!.Status);
        Assert.IsFalse(own.IsCompleted);
        Assert.AreEqual("https://client.example", _registry.Find(_id)!.Origin);
    }

    [TestMethod]
    public async Task RegisterAsync_EndlessOrigin_IsDeniedAndNotKept()
    {
        var answered = await RegisterAsync(origin: "https://" + new string('x', 60_000));

        Assert.AreEqual(ApplicationStatus.Denied, answered!.Status);
        Assert.IsEmpty(_registry.All);
    }

    [TestMethod]
    public async Task RemoveAsync_Approved_MayMoveToAnotherOrigin()
    {
        _ = RegisterAsync(origin: "https://old.example");
        await _registry.ApproveAsync(_id, null, Token);

        var isRemoved = await _registry.RemoveAsync(_id, Token);
        var registering = RegisterAsync(origin: "https://new.example");
        await _registry.ApproveAsync(_id, null, Token);

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
        var file = NewId();
        _ = RegisterAsync(origin: "https://client.example");
        _ = RegisterAsync(NewId(), origin: "https://pending.example");
        _ = RegisterAsync(file, origin: "null");
        await _registry.ApproveAsync(_id, null, Token);
        await _registry.ApproveAsync(file, null, Token);

        Assert.AreEqual(expected, _registry.IsApprovedOrigin(origin));
    }

    [TestMethod]
    public async Task DenyAsync_Approved_TakesTheApprovalBack()
    {
        _ = RegisterAsync(origin: "https://client.example");
        await _registry.ApproveAsync(_id, null, Token);

        await _registry.DenyAsync(_id, Token);

        Assert.IsFalse(_registry.IsApprovedOrigin("https://client.example"));
        Assert.AreEqual(ApplicationStatus.Denied, (await RegisterAsync(origin: "https://client.example"))!.Status);
    }

    [TestMethod]
    public async Task ApproveAsync_ApprovedAlready_ChangesTheDialectAlone()
    {
        _ = RegisterAsync();
        await _registry.ApproveAsync(_id, null, Token);
        var told = _happened.Count;

        await _registry.ApproveAsync(_id, null, Token);
        var toldAfterNothing = _happened.Count;
        var changed = await _registry.ApproveAsync(_id, Dialect.Guide, Token);

        Assert.AreEqual(told, toldAfterNothing);
        Assert.AreEqual(Dialect.Guide, changed!.Dialect);
        Assert.AreEqual(told + 1, _happened.Count);
    }

    [TestMethod]
    public async Task AnyAnswer_UnknownApplication_IsNull()
    {
        Assert.IsNull(await _registry.ApproveAsync(_id, null, Token));
        Assert.IsNull(await _registry.DenyAsync(_id, Token));
        Assert.IsFalse(await _registry.RemoveAsync(_id, Token));
        Assert.IsNull(_registry.Find(_id));
    }

    [TestMethod]
    public async Task RegisterAsync_StoreFails_NothingIsRegistered()
    {
        _store.OnSave = () => throw new IOException("disk full");

        await Assert.ThrowsExactlyAsync<IOException>(() => RegisterAsync());

        Assert.IsEmpty(_registry.All);
        Assert.IsEmpty(_happened);
    }

    [TestMethod]
    public async Task All_SeveralApplications_StandOldestFirst()
    {
        var ids = new[] { NewId(), NewId(), NewId() };
        foreach (var id in ids)
        {
            _ = RegisterAsync(id);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        await RestartAsync();

        CollectionAssert.AreEqual(ids, _registry.All.Select(application => application.Id).ToArray());
    }

    private static ApplicationId NewId() => ApplicationId.TryParse(Guid.NewGuid().ToString(), out var id) ? id : throw new InvalidOperationException();

    private Task<RegisteredApplication?> RegisterAsync(ApplicationId? id = null, string name = "MyApp", string? origin = null) =>
        _registry.RegisterAsync(id ?? _id, name, origin, Token);

    private ApplicationRegistry NewRegistry() => new(_store, _events, Options.Create(_options), _time);

    private async Task RestartAsync()
    {
        _registry = NewRegistry();
        await _registry.StartAsync(Token);
    }

    private sealed class FakeStore : IApplicationStore
    {
        public ConcurrentDictionary<ApplicationId, RegisteredApplication> Kept { get; } = [];

        public int Saves { get; private set; }

        public Action OnSave { get; set; } = () => { };

        public Task<IReadOnlyList<RegisteredApplication>> LoadAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<RegisteredApplication>>([.. Kept.Values]);

        public Task SaveAsync(RegisteredApplication application, CancellationToken cancellationToken)
        {
            OnSave();
            Saves++;
            Kept[application.Id] = application;
            return Task.CompletedTask;
        }

        public Task RemoveAsync(ApplicationId id, CancellationToken cancellationToken)
        {
            Kept.TryRemove(id, out _);
            return Task.CompletedTask;
        }
    }
}
