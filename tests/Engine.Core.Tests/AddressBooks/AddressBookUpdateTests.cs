using Engine.Core.AddressBooks;
using Engine.Sdk;

namespace Engine.Core.Tests.AddressBooks;

[TestClass]
public sealed class AddressBookUpdateTests(TestContext context) : AddressBookRegistryTest(context)
{
    [TestMethod]
    public async Task UpdateAsync_UnknownBook_IsNull()
    {
        Assert.IsNull(await Registry.UpdateAsync(AddressBookId.New(), new() { Name = "x" }, Token));
        Assert.IsFalse(await Registry.RemoveAsync(AddressBookId.New(), Token));
        Assert.IsNull(Registry.Get(AddressBookId.New()));
    }

    [TestMethod]
    public async Task UpdateAsync_NothingButTheSwitches_KeepsTheConnection()
    {
        var id = await Rig.AddedAsync(Token);
        var before = Registry.Find(id)!;
        Rig.Happened();

        var change = await Registry.UpdateAsync(id, new() { IsEnabled = false, Priority = 5, CacheFrequencyMinutes = 10080 }, Token);

        Assert.AreEqual((BookState.Disabled, 5L, 10080), (change!.Status!.State, change.Status.Book.Priority, change.Status.Book.CacheFrequencyMinutes));
        Assert.AreSame(before.Guard, Registry.Find(id)!.Guard);
        Assert.IsFalse(Registry.Find(id)!.Configuration.IsEnabled);
        Assert.IsEmpty(Registry.Enabled);
        CollectionAssert.AreEqual(new[] { "Edited Book", "AddressBooks" }, Rig.Happened().ToList());
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("""{"Name":"Book"}""")]
    [DataRow("""{"Settings":{}}""")]
    [DataRow("""{"Settings":{"Path":"/a"}}""")]
    public async Task UpdateAsync_NothingNew_DoesNothing(string json)
    {
        var id = await Rig.AddedAsync(Token);
        Rig.Happened();
        Rig.Store.OnSave = _ => throw new IOException("not to be written");
        var written = RegistryRig.Json(json);

        await Registry.UpdateAsync(id, new() { Name = (string?)written["Name"], Settings = written["Settings"]?.AsObject() }, Token);

        Assert.HasCount(1, Connector.Opened);
        Assert.IsEmpty(Rig.Happened());
    }

    [TestMethod]
    public async Task UpdateAsync_OneSetting_KeepsTheOthersAndReopens()
    {
        var id = (await Rig.AddAsync(Token, settings: """{"path":"/a","Key":"s3cret"}""")).Status!.Book.Id;

        await Registry.UpdateAsync(id, new() { Settings = RegistryRig.Json("""{"Path":"/b","Key":"********"}""") }, Token);

        Assert.AreEqual(new FakeSettings { Path = "/b", Key = "s3cret" }, Connector.Opened.Last().Settings);
        Assert.AreEqual("""{"Path":"/b","Key":"s3cret"}""", Rig.Store.Kept[id].SettingsJson);
        Assert.AreEqual("""{"Path":"/b","Key":"********"}""", Registry.HiddenSettings(Registry.Get(id)!.Book).ToJsonString());
    }

    [TestMethod]
    public async Task UpdateAsync_WrongFields_AreNamedAndNothingChanges()
    {
        var id = await Rig.AddedAsync(Token);
        var before = Registry.Get(id)!.Book;

        var change = await Registry.UpdateAsync(
            id, new() { ConnectorId = "other", Name = " ", IsCached = true, Settings = RegistryRig.Json("""{"Path":null,"Wrong":1}""") }, Token);

        var fields = change!.Errors.Select(error => error.Field).Order(StringComparer.Ordinal);
        Assert.AreEqual("ConnectorId,Name,Path,Wrong", string.Join(',', fields));
        Assert.AreEqual(before, Registry.Get(id)!.Book);
        Assert.AreEqual(before, Rig.Store.Kept[id]);
    }

    [TestMethod]
    public async Task UpdateAsync_Reopened_OldBookFinishesItsCallsThenCloses()
    {
        var id = await Rig.AddedAsync(Token);
        var old = Registry.Find(id)!;
        var gate = new TaskCompletionSource<int>();
        var call = old.Guard.CallAsync(_ => gate.Task, TimeSpan.FromMinutes(1), Token);

        await Registry.UpdateAsync(id, new() { Name = "New" }, Token);
        var late = await old.Guard.CallAsync(_ => Task.FromResult(2), TimeSpan.FromSeconds(1), Token);
        Rig.Time.Advance(BookRetirement.Grace);
        var isClosedEarly = Connector.Books.First().Closed.IsCompleted;
        gate.SetResult(1);

        Assert.AreEqual(1, (await call).Value);
        Assert.AreEqual(2, late.Value, "A search that took the book before it was replaced must not lose it.");
        Assert.IsFalse(isClosedEarly);
        await Connector.Books.First().Closed.WaitAsync(Token);
        Assert.IsFalse(Connector.Books.Last().Closed.IsCompleted);
    }
}
