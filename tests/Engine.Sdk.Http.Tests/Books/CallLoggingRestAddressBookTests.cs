namespace Engine.Sdk.Http.Tests.Books;

[TestClass]
public sealed class CallLoggingRestAddressBookTests
{
    private static readonly CallActivity Call = new()
    {
        CallId = "a",
        Direction = CallDirection.Incoming,
        Start = DateTimeOffset.UnixEpoch,
        Duration = TimeSpan.Zero,
        CallerTel = "1",
        CalledTel = "2",
    };

    private readonly LittleCrm _crm = new();

    public TestContext TestContext { get; set; } = null!; // the runner sets it

    [TestMethod]
    public async Task LogCallAsync_NewCall_IsWrittenAndShown()
    {
        var logged = await LogAsync();

        Assert.AreEqual(("c1", new Uri("https://little.example/Person/p1/c1")), (logged.ActivityId, logged.WebAddress));
        Assert.AreEqual("find call Person p1 a, log Person p1 a", string.Join(", ", _crm.Asked));
    }

    [TestMethod]
    public async Task LogCallAsync_ThereAlready_IsNotWrittenAgain()
    {
        var first = await LogAsync();
        var second = await LogAsync();

        Assert.AreEqual(first, second);
        Assert.HasCount(1, _crm.Calls);
    }

    [TestMethod]
    public async Task LogCallAsync_PageThatCannotBeTold_CostsThePageAlone()
    {
        _crm.IsWithoutPages = true;

        var logged = await LogAsync();

        Assert.AreEqual(("c1", null), (logged.ActivityId, logged.WebAddress));
    }

    [TestMethod]
    public async Task LogCallAsync_OldDescription_IsTriedOnceMore()
    {
        _crm.IsOld = true;

        await LogAsync();

        Assert.AreEqual("find call, log, find call, log", string.Join(", ", _crm.Asked.Select(asked => asked.Split(" Person")[0])));
        Assert.HasCount(1, _crm.Calls);
    }

    [TestMethod]
    public async Task FindLoggedCallAsync_Call_IsTheEntryThereIs()
    {
        Assert.IsNull(await FindAsync("p1"));

        await LogAsync();

        Assert.AreEqual(("c1", new Uri("https://little.example/Person/p1/c1")), ((await FindAsync("p1"))!.ActivityId, (await FindAsync("p1"))!.WebAddress));
    }

    [TestMethod]
    public async Task GetRecentActivitiesAsync_MoreThanWanted_AreTheLatest()
    {
        var latest = await _crm.GetRecentActivitiesAsync(_crm.Key("Person", "p1"), 2, TestContext.CancellationToken);

        Assert.AreEqual("3 2", string.Join(' ', latest.Select(activity => activity.Subject)));
        Assert.AreEqual("activities Person p1 2", _crm.Asked.Single());
    }

    [TestMethod]
    public async Task GetRecentActivitiesAsync_OldDescription_IsAskedOnceMore()
    {
        _crm.IsOld = true;

        Assert.HasCount(3, await _crm.GetRecentActivitiesAsync(_crm.Key("Person", "p1"), 5, TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task EveryAbility_NoRecordOfTheCrm_IsNotFoundAndNotAskedFor()
    {
        const string Hostile = "p1/../f1";
        Func<Task>[] abilities =
        [
            () => LogAsync(Hostile), () => FindAsync(Hostile), () => _crm.GetRecentActivitiesAsync(_crm.Key("Person", Hostile), 5, TestContext.CancellationToken),
        ];

        foreach (var ability in abilities)
            Assert.AreEqual(ConnectorErrorKind.NotFound, (await Assert.ThrowsExactlyAsync<ConnectorException>(ability)).Kind);
        Assert.IsEmpty(_crm.Asked);
    }

    private Task<LoggedCall> LogAsync(string id = "p1") => _crm.LogCallAsync(_crm.Key("Person", id), Call, TestContext.CancellationToken);

    private Task<LoggedCall?> FindAsync(string id) => _crm.FindLoggedCallAsync(_crm.Key("Person", id), Call, TestContext.CancellationToken);
}
