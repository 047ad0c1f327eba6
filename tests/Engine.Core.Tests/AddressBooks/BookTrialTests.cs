using Engine.Core.AddressBooks;

namespace Engine.Core.Tests.AddressBooks;

/// <summary>Trying settings out before they are saved.</summary>
[TestClass]
public sealed class BookTrialTests(TestContext context)
{
    private readonly RegistryRig _rig = new();
    private readonly FakeConnector _connector = new();

    private CancellationToken Token => context.CancellationToken;

    [TestInitialize]
    public async Task StartAsync()
    {
        _rig.Catalog.Load(_connector);
        await _rig.Registry.StartAsync(Token);
    }

    [TestCleanup]
    public async Task StopAsync() => await _rig.DisposeAsync();

    [TestMethod]
    public async Task TryOutAsync_NewBook_IsOpenAndKeptNowhere()
    {
        var trial = await _rig.Registry.TryOutAsync(null, new() { ConnectorId = "fake", Settings = RegistryRig.Json("""{"Path":"/a"}""") }, Token);

        Assert.AreEqual((BookState.Working, true), (trial.Status!.State, trial.IsUnsaved));
        Assert.IsNotNull(trial.Status.Open);
        Assert.IsEmpty(_rig.Registry.All);
        Assert.IsEmpty(_rig.Store.Kept);
        Assert.IsEmpty(_rig.Happened());
    }

    [TestMethod]
    public async Task TryOutAsync_KnownBook_LaysTheDraftOverWhatIsStored()
    {
        var change = await _rig.AddAsync(Token, settings: """{"Path":"/a","Key":"secret"}""");

        await using var trial = await _rig.Registry.TryOutAsync(change.Status!.Book.Id, new() { Settings = RegistryRig.Json("""{"Path":"/b","Key":"********"}""") }, Token);

        var settings = (FakeSettings)_connector.Opened.Last().Settings;
        Assert.AreEqual(("/b", "secret"), (settings.Path, settings.Key));
        Assert.AreNotEqual(change.Status.Book.Id, trial.Status!.Book.Id);
        Assert.AreEqual("""{"Path":"/a","Key":"secret"}""", _rig.Registry.Get(change.Status.Book.Id)!.Book.SettingsJson);
    }

    [TestMethod]
    public async Task TryOutAsync_WrongSettings_SaysAllThatIsWrong()
    {
        await using var trial = await _rig.Registry.TryOutAsync(null, new() { ConnectorId = "fake", Settings = RegistryRig.Json("""{"Colour":"red"}""") }, Token);

        Assert.IsNull(trial.Status);
        CollectionAssert.AreEquivalent(new[] { "Colour", "Path" }, trial.Errors.Select(error => error.Field).ToArray());
    }

    [TestMethod]
    public async Task DisposeAsync_Trial_ClosesTheBook()
    {
        var trial = await _rig.Registry.TryOutAsync(null, new() { ConnectorId = "fake", Settings = RegistryRig.Json("""{"Path":"/a"}""") }, Token);

        await trial.DisposeAsync();
        _rig.Time.Advance(BookRetirement.Grace);

        await _connector.Books.Single().Closed.WaitAsync(Token);
    }
}
