using Engine.Core.AddressBooks;
using Engine.Core.Connectors;
using Engine.Sdk;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Core.Tests.AddressBooks;

/// <summary>Connectors that fail, hang, come and go: each costs its own books only.</summary>
[TestClass]
public sealed class BrokenConnectorTests(TestContext context)
{
    private readonly RegistryRig _rig = new();

    private AddressBookRegistry Registry => _rig.Registry;

    private CancellationToken Token => context.CancellationToken;

    [TestInitialize]
    public async Task StartAsync()
    {
        _rig.Catalog.Load(new(), "good");
        await Registry.StartAsync(Token);
    }

    [TestCleanup]
    public async Task StopAsync() => await _rig.DisposeAsync();

    [TestMethod]
    [DataRow(ConnectorErrorKind.Misconfigured, BookState.Misconfigured)]
    [DataRow(ConnectorErrorKind.Refused, BookState.Misconfigured)]
    [DataRow(ConnectorErrorKind.Forbidden, BookState.Misconfigured)]
    [DataRow(ConnectorErrorKind.Unauthorized, BookState.SignInNeeded)]
    [DataRow(ConnectorErrorKind.Unavailable, BookState.Failing)]
    public async Task AddAsync_ConnectorRefusesToOpen_BookIsAddedAndSaysSo(ConnectorErrorKind kind, BookState expected)
    {
        _rig.Catalog.Load(new(_ => throw new ConnectorException(kind, "There is no\nfolder /a.")), "bad");

        var change = await _rig.AddAsync(Token, "bad");

        Assert.IsEmpty(change.Errors);
        Assert.AreEqual((expected, "There is no folder /a."), (change.Status!.State, change.Status.Error));
        Assert.IsNull(Registry.Find(change.Status.Book.Id));
        Assert.HasCount(1, _rig.Store.Kept);
    }

    [TestMethod]
    public async Task AddAsync_ConnectorIsDefective_OnlyItsBookFails()
    {
        _rig.Catalog.Load(new(_ => throw new InvalidOperationException("secret detail")), "throws");
        _rig.Catalog.Load(new(_ => null), "null");
        _rig.Catalog.Load(new() { TypeOfSettings = () => throw new InvalidOperationException() }, "typeless");
        _rig.Catalog.Load(new() { TypeOfSettings = () => null! }, "untyped");
        var good = await _rig.AddedAsync(Token, "good");

        foreach (var id in new[] { "throws", "null", "typeless", "untyped" })
        {
            var status = (await _rig.AddAsync(Token, id)).Status!;
            Assert.AreEqual(BookState.Failing, status.State, id);
            Assert.DoesNotContain("secret detail", status.Error!);
        }

        Assert.AreEqual(good, Registry.Enabled.Single().Id);
    }

    [TestMethod]
    public async Task AddAsync_OpenHangs_EndsAtItsDeadlineAndClosesTheBookThatComesLate()
    {
        var entered = new TaskCompletionSource();
        using var gate = new ManualResetEventSlim();
        var late = new ClosingBook();
        _rig.Catalog.Load(
            new(_ =>
            {
                entered.SetResult();
                gate.Wait(Token);
                return late;
            }),
            "hangs");

        var adding = _rig.AddAsync(Token, "hangs");
        await entered.Task.WaitAsync(Token);
        _rig.Time.Advance(BookOpener.Deadline);
        var status = (await adding).Status!;
        gate.Set();

        Assert.AreEqual(BookState.Failing, status.State);
        StringAssert.Contains(status.Error, "5 s");
        await late.Closed.WaitAsync(Token);
    }

    [TestMethod]
    public async Task AddAsync_CallerLeavesWhileOpening_NothingIsAdded()
    {
        var entered = new TaskCompletionSource();
        using var gate = new ManualResetEventSlim();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _rig.Catalog.Load(
            new(_ =>
            {
                entered.SetResult();
                gate.Wait(Token);
                return new ClosingBook();
            }),
            "hangs");

        var adding = _rig.AddAsync(leaving.Token, "hangs");
        await entered.Task.WaitAsync(Token);
        await leaving.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => adding);
        gate.Set();
        Assert.IsEmpty(Registry.All);
        Assert.IsEmpty(_rig.Store.Kept);
        Assert.AreEqual(BookState.Working, (await _rig.AddAsync(Token, "good")).Status!.State);
    }

    [TestMethod]
    public async Task Changed_ConnectorReplaced_ItsBooksReopenOnTheNewOneAlone()
    {
        // Each is the connector of one version.
        var (first, second) = (new FakeConnector(), new FakeConnector());
        _rig.Catalog.Load(first, "plugin");
        var good = await _rig.AddedAsync(Token, "good");
        var id = await _rig.AddedAsync(Token, "plugin");
        var goodBefore = Registry.Find(good);

        _rig.Catalog.Load(second, "plugin");
        await _rig.UntilAsync(() => Registry.Find(id)?.Connection == second.Books.SingleOrDefault(), Token);

        Assert.AreEqual(BookState.Working, Registry.Get(id)!.State);
        Assert.AreSame(goodBefore, Registry.Find(good));
        _rig.Time.Advance(BookRetirement.Grace);
        await first.Books.Single().Closed.WaitAsync(Token);
    }

    [TestMethod]
    public async Task Changed_NewVersionCannotOpenTheBook_SaysSoAndTheNextOneIsTried()
    {
        _rig.Catalog.Load(new(), "plugin");
        var id = await _rig.AddedAsync(Token, "plugin");

        _rig.Catalog.Load(new(_ => throw new ConnectorException(ConnectorErrorKind.Misconfigured, "Write the region.")), "plugin");
        await _rig.UntilAsync(id, BookState.Misconfigured, Token);
        var broken = Registry.Get(id)!;
        _rig.Catalog.Load(new(), "plugin");
        await _rig.UntilAsync(id, BookState.Working, Token);

        Assert.AreEqual((BookState.Misconfigured, "Write the region."), (broken.State, broken.Error));
        Assert.AreEqual(BookState.Working, Registry.Get(id)!.State);
    }

    [TestMethod]
    public async Task Changed_ConnectorRemoved_ItsBooksWaitUntilItIsBack()
    {
        var connector = new FakeConnector();
        _rig.Catalog.Load(connector, "plugin");
        var id = await _rig.AddedAsync(Token, "plugin");

        _rig.Catalog.Remove("plugin");
        await _rig.UntilAsync(id, BookState.ConnectorMissing, Token);
        var waiting = Registry.Get(id)!;
        _rig.Catalog.Load(new(), "plugin");
        await _rig.UntilAsync(id, BookState.Working, Token);

        Assert.AreEqual(BookState.ConnectorMissing, waiting.State);
        StringAssert.Contains(waiting.Error, "waits");
        Assert.IsNull(waiting.Open);
        Assert.AreEqual(BookState.Working, Registry.Get(id)!.State);
    }

    [TestMethod]
    public async Task Changed_ConnectorFailsToLoad_ItsBooksSayWhy()
    {
        _rig.Catalog.Load(new(), "plugin");
        var id = await _rig.AddedAsync(Token, "plugin");

        _rig.Catalog.Fail("plugin", "Its library is missing.");
        await _rig.UntilAsync(id, BookState.ConnectorMissing, Token);

        Assert.AreEqual(BookState.ConnectorMissing, Registry.Get(id)!.State);
        StringAssert.Contains(Registry.Get(id)!.Error, "Its library is missing.");
    }

    [TestMethod]
    public async Task UpdateAsync_ConnectorMissing_TakesAllButSettings()
    {
        _rig.Catalog.Load(new(), "plugin");
        var id = await _rig.AddedAsync(Token, "plugin");
        _rig.Catalog.Remove("plugin");
        await _rig.UntilAsync(id, BookState.ConnectorMissing, Token);

        var renamed = await Registry.UpdateAsync(id, new() { Name = "Renamed", IsEnabled = false }, Token);
        var refused = await Registry.UpdateAsync(id, new() { Settings = RegistryRig.Json("""{"Path":"/b"}""") }, Token);

        Assert.AreEqual(("Renamed", false), (renamed!.Status!.Book.Name, renamed.Status.Book.IsEnabled));
        Assert.AreEqual("Settings", refused!.Errors.Single().Field);
    }

    [TestMethod]
    public async Task UpdateAsync_BookThatCouldNotBeOpened_IsTriedAgain()
    {
        var isThere = false;
        _rig.Catalog.Load(new(_ => isThere ? new ClosingBook() : throw new ConnectorException(ConnectorErrorKind.Misconfigured, "No folder.")), "folder");
        var id = await _rig.AddedAsync(Token, "folder");
        isThere = true;

        var change = await Registry.UpdateAsync(id, new(), Token);

        Assert.AreEqual(BookState.Working, change!.Status!.State);
    }

    [TestMethod]
    public async Task Get_CallsOfTheBookFail_StateSaysSo()
    {
        var id = await _rig.AddedAsync(Token, "good");

        await Registry.Find(id)!.Guard.CallAsync<int>(
            _ => throw new ConnectorException(ConnectorErrorKind.Unauthorized, "Sign in again."), TimeSpan.FromSeconds(1), Token);

        Assert.AreEqual((BookState.SignInNeeded, "Sign in again."), (Registry.Get(id)!.State, Registry.Get(id)!.Error));
    }

    [TestMethod]
    public async Task RemoveAsync_BookThatCannotBeClosed_HoldsUpNobody()
    {
        var closing = new TaskCompletionSource();
        _rig.Catalog.Load(new(_ => new UnclosableBook(closing)), "unclosable");
        var id = await _rig.AddedAsync(Token, "unclosable");

        await Registry.RemoveAsync(id, Token);
        _rig.Time.Advance(BookRetirement.Grace);
        await closing.Task.WaitAsync(Token);

        Assert.AreEqual(BookState.Working, (await _rig.AddAsync(Token, "good")).Status!.State);
    }

    [TestMethod]
    public async Task AddAsync_TwoConnectorsOfOneId_TheLoadedOneCounts()
    {
        var entry = _rig.Catalog.Entries.Single();
        var catalog = new TwoOfOneId([new() { Id = "good", Name = "copy", File = "b.dll", State = ConnectorState.Failed, Error = "Taken." }, entry]);
        await using var registry = new AddressBookRegistry(
            _rig.Store, catalog, new(_rig.Grants, _rig.Time, NullLoggerFactory.Instance), _rig.Events, _rig.Time, NullLoggerFactory.Instance);
        await registry.StartAsync(Token);

        var change = await registry.AddAsync(new() { ConnectorId = "good", Name = "x", Settings = RegistryRig.Json("""{"Path":"/a"}""") }, Token);

        Assert.AreEqual((BookState.Working, "good"), (change.Status!.State, change.Status.Connector!.Name));
    }

    private sealed class UnclosableBook(TaskCompletionSource closing) : ClosingBook
    {
        public override ValueTask DisposeAsync()
        {
            closing.SetResult();
            throw new InvalidOperationException("never");
        }
    }

    private sealed class TwoOfOneId(IReadOnlyList<ConnectorEntry> entries) : IConnectorCatalog
    {
        public IReadOnlyList<ConnectorEntry> Entries => entries;

        public event Action? Changed
        {
            add { }
            remove { }
        }
    }
}
