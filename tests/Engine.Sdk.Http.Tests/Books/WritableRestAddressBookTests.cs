namespace Engine.Sdk.Http.Tests.Books;

[TestClass]
public sealed class WritableRestAddressBookTests
{
    private static readonly RecordDraft Draft = new() { LastName = "Lee" };

    private readonly LittleCrm _crm = new();

    public TestContext TestContext { get; set; } = null!; // the runner sets it

    [TestMethod]
    public async Task GetRecordTypesAsync_Kinds_AreThoseTheUserMayCreate()
    {
        var types = await _crm.GetRecordTypesAsync(TestContext.CancellationToken);

        Assert.AreEqual("Person", types.Single().Type);
    }

    [TestMethod]
    public async Task CreateAsync_Record_IsReadBackByItsId()
    {
        var created = await _crm.CreateAsync("Person", Draft, TestContext.CancellationToken);

        Assert.AreEqual(_crm.Key("Person", "new"), created.Key);
        Assert.AreEqual("create Person Lee, read Person new", string.Join(", ", _crm.Asked));
    }

    [TestMethod]
    [DataRow(true, false, DisplayName = "Not shown to this user")]
    [DataRow(false, true, DisplayName = "The CRM fails")]
    public async Task CreateAsync_RecordThatCannotBeRead_IsAsTheDraftHasIt(bool isHidden, bool isUnreadable)
    {
        (_crm.IsHiding, _crm.IsUnreadable) = (isHidden, isUnreadable);

        var created = await _crm.CreateAsync("Person", new() { FirstName = "Ann", LastName = "Lee", Phone = "1", Email = "" }, TestContext.CancellationToken);

        Assert.AreEqual(_crm.Key("Person", "new"), created.Key);
        Assert.AreEqual("FirstName Ann, LastName Lee, ContactName Ann Lee, BusinessPhone 1", string.Join(", ", created.Fields.Select(field => $"{field.Name} {field.Value}")));
    }

    [TestMethod]
    public async Task CreateAsync_TypeOfNoKind_IsRefused()
    {
        var refused = await Assert.ThrowsExactlyAsync<ConnectorException>(() => _crm.CreateAsync("User", Draft, TestContext.CancellationToken));

        Assert.AreEqual(ConnectorErrorKind.Refused, refused.Kind);
        Assert.IsEmpty(_crm.Asked);
    }

    [TestMethod]
    public async Task SaveAsync_Record_IsReadBack()
    {
        _crm.Records.Add(new("Firm", "f1"));

        var saved = await _crm.SaveAsync(_crm.Key("Firm", "f1"), Draft, TestContext.CancellationToken);

        Assert.AreEqual("f1", saved.Key.Id);
        Assert.AreEqual("save Firm f1 Lee, read Firm f1", string.Join(", ", _crm.Asked));
    }

    [TestMethod]
    public async Task CreateAsync_OldDescription_IsTriedOnceMore()
    {
        _crm.IsOld = true;

        await _crm.CreateAsync("Person", Draft, TestContext.CancellationToken);

        Assert.AreEqual("create Person Lee, create Person Lee, read Person new", string.Join(", ", _crm.Asked));
    }

    [TestMethod]
    public async Task SaveAsync_OldDescription_IsTriedOnceMore()
    {
        _crm.Records.Add(new("Firm", "f1"));
        _crm.IsOld = true;

        await _crm.SaveAsync(_crm.Key("Firm", "f1"), Draft, TestContext.CancellationToken);

        Assert.AreEqual("save Firm f1 Lee, save Firm f1 Lee, read Firm f1", string.Join(", ", _crm.Asked));
    }

    [TestMethod]
    [DataRow("Pet", "p1", DisplayName = "Of no kind")]
    [DataRow("Person", "p9", DisplayName = "Saved, but not shown")]
    public async Task SaveAsync_NoRecord_IsNotFound(string type, string id)
    {
        var failed = await Assert.ThrowsExactlyAsync<ConnectorException>(() => _crm.SaveAsync(_crm.Key(type, id), Draft, TestContext.CancellationToken));

        Assert.AreEqual(ConnectorErrorKind.NotFound, failed.Kind);
    }
}
