namespace Engine.Sdk.Http.Tests.Answers;

[TestClass]
public sealed class RecordPagesTests
{
    public TestContext TestContext { get; set; } = null!; // the runner sets it

    [TestMethod]
    [DataRow(3, "0 1 2", "0+3")]
    [DataRow(5, "0 1 2 3 4", "0+5 3+2")]
    [DataRow(50, "0 1 2 3 4 5 6", "0+50 3+47 6+44")]
    public async Task ReadAsync_Limit_ReadsNoMorePagesThanItTakes(int limit, string records, string asked)
    {
        var log = new List<string>();

        var found = await RecordPages.ReadAsync(limit, (next, wanted) =>
        {
            var start = int.Parse(next ?? "0");
            log.Add($"{start}+{wanted}");
            return Task.FromResult(new RecordPage<int>([.. Enumerable.Range(start, Math.Min(3, 7 - start))], start + 3 < 7 ? $"{start + 3}" : null));
        });

        Assert.AreEqual((records, asked), (string.Join(' ', found), string.Join(' ', log)));
    }

    [TestMethod]
    [DataRow(7, "0 1 2 3 4 5 6", 3)]
    [DataRow(4, "0 1 2 3", 2)]
    [DataRow(3, "0 1 2", 1)]
    public async Task AllAsync_List_IsReadAsFarAsItIsTaken(int taken, string expected, int pages)
    {
        var read = 0;
        var all = RecordPages.AllAsync(next =>
        {
            read++;
            var start = int.Parse(next ?? "0");
            return Task.FromResult(new RecordPage<int>([.. Enumerable.Range(start, Math.Min(3, 7 - start))], start + 3 < 7 ? $"{start + 3}" : null));
        }, TestContext.CancellationToken);

        var found = await all.Take(taken).ToListAsync(TestContext.CancellationToken);

        Assert.AreEqual((expected, pages), (string.Join(' ', found), read));
    }

    [TestMethod]
    [DataRow(1, DisplayName = "The same page")]
    [DataRow(3, DisplayName = "One before")]
    public async Task ReadAsync_ListInACircle_EndsThere(int pages)
    {
        var read = 0;

        var found = await RecordPages.ReadAsync(int.MaxValue, (_, _) => Task.FromResult(new RecordPage<int>([read], $"{read++ % pages}")));

        Assert.HasCount(pages + 1, found);
    }

    [TestMethod]
    public async Task AllAsync_ListInACircle_IsABadAnswer()
    {
        var all = RecordPages.AllAsync(_ => Task.FromResult(new RecordPage<int>([1], "again")), TestContext.CancellationToken);

        var failed = await Assert.ThrowsExactlyAsync<ConnectorException>(async () => await all.CountAsync(TestContext.CancellationToken));

        Assert.AreEqual(ConnectorErrorKind.BadAnswer, failed.Kind);
    }
}
