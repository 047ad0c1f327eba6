namespace Engine.Sdk.Http.Tests.Fields;

[TestClass]
public sealed class RecordLookupExtensionsTests
{
    public TestContext TestContext { get; set; } = null!; // the runner sets it

    [TestMethod]
    public async Task ReadBackAsync_Record_IsWhatTheCrmShows()
    {
        var book = new Book();

        Assert.AreEqual("1", (await book.ReadBackAsync(new(AddressBookId.New(), "Contact", "1"), TestContext.CancellationToken)).Key.Id);
        var hidden = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.ReadBackAsync(new(AddressBookId.New(), "Contact", "2"), TestContext.CancellationToken));
        Assert.AreEqual(ConnectorErrorKind.NotFound, hidden.Kind);
    }

    private sealed class Book : IRecordLookup
    {
        public Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken) =>
            Task.FromResult(record.Id == "1" ? new Contact { Key = record, Fields = [] } : null);
    }
}
