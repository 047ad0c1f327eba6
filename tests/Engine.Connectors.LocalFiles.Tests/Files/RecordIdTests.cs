namespace Engine.Connectors.LocalFiles.Tests.Files;

[TestClass]
public sealed class RecordIdTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Ids_WithoutUid_StayWhenOthersAreAddedBefore()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("Bob", "1"));
        var before = (await folder.Open().AllAsync(TestContext.CancellationToken)).Single().Key.Id;
        folder.Write("a.vcf", Card("Ada", "2") + Card("Bob", "1"));

        var after = (await folder.Open().AllAsync(TestContext.CancellationToken)).Single(contact => contact.Value("ContactName") == "Bob").Key.Id;

        Assert.AreEqual(before, after);
    }

    [TestMethod]
    [DataRow("", DisplayName = "no UID")]
    [DataRow("UID:42\n")]
    [DataRow("UID:   \n")]
    public async Task Ids_SameCardManyTimes_AreAllDifferent(string uid)
    {
        await using var folder = new TestFolder().Write("a.vcf", string.Concat(Enumerable.Repeat(Card("Bob", "1", uid), 5))).Write("b.vcf", Card("Bob", "1", uid));

        var ids = (await folder.Open().AllAsync(TestContext.CancellationToken)).Select(contact => contact.Key.Id).ToArray();

        Assert.HasCount(6, ids);
        CollectionAssert.AllItemsAreUnique(ids);
    }

    [TestMethod]
    public async Task Ids_UidTooLong_IsReplaced()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("Bob", "1", $"UID:{new string('x', 5000)}\n"));

        var id = (await folder.Open().AllAsync(TestContext.CancellationToken)).Single().Key.Id;

        Assert.HasCount(32, id);
    }

    [TestMethod]
    public async Task Feed_NothingChanged_HasNoPagesAndLaterBooksAgree()
    {
        await using var folder = new TestFolder().Write("a.vcf", string.Concat(Enumerable.Range(0, 1200).Select(i => Card($"Bob {i}", $"{i}"))));
        var pages = await PagesAsync(folder.Open(), null);

        Assert.HasCount(3, pages);
        Assert.AreEqual(1200, pages.Sum(page => page.Contacts.Count));
        Assert.IsTrue(pages[..^1].All(page => page.Token is null));
        Assert.IsEmpty(await PagesAsync(folder.Open(), pages[^1].Token));
    }

    [TestMethod]
    public async Task Feed_AfterAChange_AsksToStartOver()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("Bob", "1"));
        var book = folder.Open();
        var token = (await PagesAsync(book, null))[^1].Token;
        folder.Write("a.vcf", Card("Bobby", "1"));

        var thrown = await Assert.ThrowsExactlyAsync<Sdk.ConnectorException>(() => PagesAsync(book, token));

        Assert.AreEqual(Sdk.ConnectorErrorKind.FeedTokenExpired, thrown.Kind);
        Assert.AreEqual("Bobby", (await PagesAsync(book, null))[^1].Contacts.Single().Value("ContactName"));
    }

    [TestMethod]
    public async Task Feed_EmptyFolder_IsOneEmptyPageWithToken()
    {
        await using var folder = new TestFolder();

        var page = (await PagesAsync(folder.Open(), null)).Single();

        Assert.IsEmpty(page.Contacts);
        Assert.IsNotNull(page.Token);
    }

    private async Task<List<Sdk.FeedPage>> PagesAsync(LocalFilesAddressBook book, string? since)
    {
        var pages = new List<Sdk.FeedPage>();
        await foreach (var page in book.ReadAsync(since, TestContext.CancellationToken))
            pages.Add(page);
        return pages;
    }

    private static string Card(string name, string number, string more = "") => $"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:{number}\n{more}END:VCARD\n";
}
