using Engine.Sdk;

namespace Engine.Core.Tests.Search;

[TestClass]
public sealed class PagingTests(TestContext context)
{
    private readonly SearchRig _rig = new();

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(100)]
    public async Task SearchAsync_PageByPage_NeitherRepeatsNorSkipsARecord(int size)
    {
        foreach (var count in new[] { 3, 0, 250, 40 }) AddBook(count);

        var found = await AllPagesAsync(size);

        Assert.HasCount(293, found);
        Assert.HasCount(293, found.Distinct().ToList());
        CollectionAssert.AreEqual(found.OrderBy(id => id, StringComparer.Ordinal).ToList(), found);
    }

    [TestMethod]
    public async Task SearchAsync_BookFailsBetweenPages_LaterPagesStandAsTheyWere()
    {
        var flaky = AddBook(15);
        AddBook(15);
        var first = await PageAsync(0, 10);
        flaky.Answer = (_, _) => throw new ConnectorException(ConnectorErrorKind.Unavailable, "down");

        var rest = await PageAsync(10, 20);

        Assert.HasCount(30, first.Concat(rest).Distinct().ToList());
    }

    [TestMethod]
    public async Task SearchAsync_FirstPage_AsksAnew()
    {
        var book = AddBook(5);
        await PageAsync(0, 10);

        await PageAsync(0, 10);

        Assert.AreEqual(2, book.Calls);
    }

    [TestMethod]
    public async Task SearchAsync_PagingWindowOver_AsksAnew()
    {
        var book = AddBook(50);
        await PageAsync(0, 10);
        _rig.Time.Advance(_rig.Settings.PagingWindow);

        var page = await PageAsync(10, 10);

        Assert.HasCount(10, page);
        Assert.AreEqual(2, book.Calls);
    }

    [TestMethod]
    [DataRow(1_000_000)]
    [DataRow(int.MaxValue)]
    public async Task SearchAsync_OffsetBeyondTheEnd_IsEmpty(int offset)
    {
        AddBook(5);

        Assert.IsEmpty(await PageAsync(offset, 100));
    }

    private FakeBook AddBook(int count)
    {
        var index = _rig.Books.Enabled.Count;
        var open = _rig.Books.Add(id => new FakeBook([.. Enumerable.Range(0, count).Select(i => FakeBook.Person(id, $"{index}-{i:0000}"))]));
        return (FakeBook)open.Connection;
    }

    private async Task<List<string>> AllPagesAsync(int size)
    {
        var found = new List<string>();
        while (await PageAsync(found.Count, size) is { Count: > 0 } page) found.AddRange(page);
        return found;
    }

    private async Task<IReadOnlyList<string>> PageAsync(int offset, int count) =>
        SearchRig.Ids(await _rig.FindAsync("bob", context.CancellationToken, offset, count));
}
