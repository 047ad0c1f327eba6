namespace Engine.Sdk.Http.Tests.Books;

[TestClass]
public sealed class RestAddressBookTests
{
    private readonly LittleCrm _crm = new();

    public TestContext TestContext { get; set; } = null!; // the runner sets it

    [TestMethod]
    [DataRow(10, "p1 f1 p2 p3")]
    [DataRow(3, "p1 f1 p2")]
    [DataRow(1, "p1")]
    public async Task FindAsync_SeveralKinds_TakeTurns(int limit, string expected)
    {
        Add("p1", "p2", "p3", "f1");

        Assert.AreEqual(expected, await FindAsync(limit));
    }

    [TestMethod]
    public async Task FindAsync_ForbiddenKind_CostsItselfAlone()
    {
        Add("p1", "f1");
        _crm.Forbidden.Add("Person");

        Assert.AreEqual("f1", await FindAsync(10));
    }

    [TestMethod]
    public async Task FindAsync_AllKindsForbidden_IsTheFirstRefusal()
    {
        _crm.Forbidden.UnionWith(["Person", "Firm"]);

        var refused = await Assert.ThrowsExactlyAsync<ConnectorException>(() => FindAsync(10));

        Assert.AreEqual((ConnectorErrorKind.Forbidden, "No Person for you."), (refused.Kind, refused.Message));
    }

    [TestMethod]
    [DataRow(10, "p1 f1 p2")]
    [DataRow(2, "p1 f1")]
    public async Task FindTogetherAsync_SeveralKinds_AreAskedForOnceAndTakeTurns(int limit, string expected)
    {
        Add("p1", "p2", "f1");

        Assert.AreEqual(expected, await FindNumberAsync(limit));
        Assert.AreEqual("find Person Firm", _crm.Asked.Single());
    }

    [TestMethod]
    public async Task FindTogetherAsync_RecordsOfNoKind_AreLeftOut()
    {
        Add("p1");
        _crm.Records.Add(new("Pet", "x1"));

        Assert.AreEqual("p1", await FindNumberAsync(10));
    }

    [TestMethod]
    public async Task FindTogetherAsync_OldDescription_IsAskedOnceMore()
    {
        Add("p1");
        _crm.IsOld = true;

        Assert.AreEqual("p1", await FindNumberAsync(10));
        Assert.HasCount(2, _crm.Asked);
    }

    [TestMethod]
    [DataRow("Person", "p1", "p1")]
    [DataRow("Firm", "f1", "f1")]
    [DataRow("Person", "p9", null, DisplayName = "Gone")]
    [DataRow("Person", "p0", null, DisplayName = "Merged into another")]
    public async Task GetRecordAsync_Key_IsTheRecordWithThisId(string type, string id, string? expected)
    {
        _crm.Records.Add(new("Person", "p1") { Merged = ["p0"] });
        Add("f1");

        var found = await _crm.GetRecordAsync(_crm.Key(type, id), TestContext.CancellationToken);

        Assert.AreEqual(expected, found?.Key.Id);
    }

    [TestMethod]
    [DataRow("Pet", "p1")]
    [DataRow("Person", "p1/../f1")]
    public async Task GetRecordAsync_NoRecordOfTheCrm_IsNotAskedFor(string type, string id)
    {
        Assert.IsNull(await _crm.GetRecordAsync(_crm.Key(type, id), TestContext.CancellationToken));

        Assert.IsEmpty(_crm.Asked);
    }

    [TestMethod]
    public async Task ReadAsync_DeletedAndMerged_AreToldAsRemoved()
    {
        Add("p1", "f1");
        _crm.Records.Add(new("Person", "p2", IsDeleted: true));
        _crm.Records.Add(new("Person", "p3") { Merged = ["p4", "p5"] });

        Assert.AreEqual("p1 p3 -p2 -p4 -p5|f1", await ReadAsync(null));
    }

    [TestMethod]
    public async Task ReadAsync_AfterAll_TellsWhatIsNew()
    {
        Add("p1");
        string? token = null;
        await foreach (var page in _crm.ReadAsync(null, TestContext.CancellationToken)) token = page.Token;
        _crm.Records.Add(new("Firm", "f2") { Stamp = DateTimeOffset.MaxValue });

        Assert.AreEqual("f2", await ReadAsync(token));
    }

    private void Add(params string[] ids) => _crm.Records.AddRange(ids.Select(id => new LittleRecord(id[0] == 'p' ? "Person" : "Firm", id)));

    private async Task<string> FindAsync(int limit)
    {
        var found = await _crm.FindByNameAsync(new() { Text = "x", Words = ["x"], Limit = limit }, TestContext.CancellationToken);
        return string.Join(' ', found.Select(contact => contact.Key.Id));
    }

    private async Task<string> FindNumberAsync(int limit)
    {
        var query = new NumberQuery { Digits = "1", Spellings = [], Limit = limit };
        return string.Join(' ', (await _crm.FindByNumberAsync(query, TestContext.CancellationToken)).Select(contact => contact.Key.Id));
    }

    private async Task<string> ReadAsync(string? since)
    {
        var pages = new List<string>();
        await foreach (var page in _crm.ReadAsync(since, TestContext.CancellationToken))
            pages.Add(string.Join(' ', [.. page.Contacts.Select(contact => contact.Key.Id), .. page.Removed.Select(key => $"-{key.Id}")]));
        return string.Join('|', pages);
    }
}
