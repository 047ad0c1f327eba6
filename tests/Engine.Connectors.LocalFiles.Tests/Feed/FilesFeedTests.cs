using Engine.Connectors.LocalFiles.Files;
using Engine.Sdk;

namespace Engine.Connectors.LocalFiles.Tests.Feed;

[TestClass]
public sealed class FilesFeedTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Read_NothingChanged_HasNoPagesAndLaterBooksAgree()
    {
        await using var folder = new TestFolder().Write("a.vcf", Cards(1200));
        var pages = await PagesAsync(folder.Open(), null);

        Assert.HasCount(3, pages);
        Assert.AreEqual(1200, pages.Sum(page => page.Contacts.Count));
        Assert.IsTrue(pages[..^1].All(page => page.Token is null));
        Assert.IsEmpty(await PagesAsync(folder.Open(), pages[^1].Token));
    }

    [TestMethod]
    public async Task Read_EmptyFolder_IsOneEmptyPageWithToken()
    {
        await using var folder = new TestFolder();

        var page = (await PagesAsync(folder.Open(), null)).Single();

        Assert.IsEmpty(page.Contacts);
        Assert.IsNotNull(page.Token);
    }

    [TestMethod]
    public async Task Read_ManySmallFiles_ShareTheirPages()
    {
        await using var folder = new TestFolder();
        for (var i = 0; i < 600; i++)
            folder.Write($"{i}.vcf", Card($"Bob {i}"));

        var pages = await PagesAsync(folder.Open(), null);

        CollectionAssert.AreEqual(new[] { 500, 100 }, pages.Select(page => page.Contacts.Count).ToArray());
    }

    [TestMethod]
    public async Task Read_FileChanged_TellsItsContactsAndThoseTakenOut()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("Ada") + Card("Bob") + Card("Cleo")).Write("b.vcf", Card("Dora"));
        var book = folder.Open();
        var before = await PagesAsync(book, null);
        folder.Write("a.vcf", Card("Bob") + Card("Emil"));

        var after = await PagesAsync(book, before[^1].Token);

        Assert.AreEqual("Bob Emil", Names(after));
        CollectionAssert.AreEquivalent(Keys(before, "Ada", "Cleo"), after.SelectMany(page => page.Removed).ToArray());
        Assert.IsEmpty(await PagesAsync(book, after[^1].Token));
        Assert.IsEmpty(await PagesAsync(folder.Open(), after[^1].Token));
    }

    [TestMethod]
    public async Task Read_FilesAddedRenamedAndDeleted_TellsJustThat()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("Ada")).Write("b.vcf", Card("Bob")).Write("c.vcf", Card("Cleo"));
        var book = folder.Open();
        var before = await PagesAsync(book, null);
        File.Delete(folder.In("a.vcf"));
        File.Move(folder.In("b.vcf"), folder.In("d.vcf"));
        folder.Write("e.csv", "Name,Phone\nEve,555");

        var after = await PagesAsync(book, before[^1].Token);

        Assert.AreEqual("Bob Eve", Names(after));
        CollectionAssert.AreEquivalent(Keys(before, "Ada", "Bob"), after.SelectMany(page => page.Removed).ToArray());
    }

    [TestMethod]
    public async Task Read_LastContactTakenOut_IsStillTold()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("Ada"));
        var book = folder.Open();
        var before = await PagesAsync(book, null);
        folder.Write("a.vcf", "");

        var after = await PagesAsync(book, before[^1].Token);

        CollectionAssert.AreEqual(Keys(before, "Ada"), after.SelectMany(page => page.Removed).ToArray());
        Assert.IsNotNull(after[^1].Token);
    }

    [TestMethod]
    public async Task Read_ChangedWhileTheEngineWasOff_AsksToStartOver()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("Bob"));
        var token = (await PagesAsync(folder.Open(), null))[^1].Token;
        folder.Write("a.vcf", Card("Bobby"));
        var book = folder.Open();

        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => PagesAsync(book, token));

        Assert.AreEqual(ConnectorErrorKind.FeedTokenExpired, thrown.Kind);
        Assert.AreEqual("Bobby", Names(await PagesAsync(book, null)));
    }

    [TestMethod]
    public async Task Read_LargeFileChanged_AsksToStartOver()
    {
        await using var folder = new TestFolder().Write("a.vcf", Cards(Limits.RememberedIdsPerFile + 1)).Write("b.vcf", Card("Bob"));
        var book = folder.Open();
        var token = (await PagesAsync(book, null))[^1].Token;
        folder.Write("b.vcf", Card("Bobby"));
        var small = await PagesAsync(book, token);
        folder.Write("a.vcf", Cards(3));

        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => PagesAsync(book, small[^1].Token));

        Assert.AreEqual("Bobby", Names(small));
        Assert.AreEqual(ConnectorErrorKind.FeedTokenExpired, thrown.Kind);
    }

    [TestMethod]
    public async Task Read_SmallFileGrownLarge_TakesNothingOutThatIsStillThere()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("Ada") + Cards(3));
        var book = folder.Open();
        var before = await PagesAsync(book, null);
        folder.Write("a.vcf", Cards(Limits.RememberedIdsPerFile + 1));

        var after = await PagesAsync(book, before[^1].Token);

        CollectionAssert.AreEqual(Keys(before, "Ada"), after.SelectMany(page => page.Removed).ToArray());
    }

    [TestMethod]
    public async Task Read_ChangedFileLocked_LeavesItsContactsUntilItIsFree()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("Ada")).Write("b.vcf", Card("Bob"));
        var book = folder.Open();
        var before = await PagesAsync(book, null);
        folder.Write("a.vcf", Card("Ada 2")).Write("b.vcf", Card("Bob 2"));
        List<FeedPage> during;
        using (new FileStream(folder.In("a.vcf"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            during = await PagesAsync(book, before[^1].Token);
            Assert.IsEmpty(await PagesAsync(book, during[^1].Token));
            var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => PagesAsync(book, null));
            Assert.AreEqual(ConnectorErrorKind.Unavailable, thrown.Kind);
        }

        var after = await PagesAsync(book, during[^1].Token);

        Assert.AreEqual("Bob 2", Names(during));
        CollectionAssert.AreEqual(Keys(before, "Bob"), during.SelectMany(page => page.Removed).ToArray());
        Assert.AreEqual("Ada 2", Names(after));
        CollectionAssert.AreEqual(Keys(before, "Ada"), after.SelectMany(page => page.Removed).ToArray());
    }

    [TestMethod]
    public async Task Read_Pictures_StayInTheirFiles()
    {
        var photo = Convert.ToBase64String(TestPictures.Jpeg);
        await using var folder = new TestFolder().Write("a.vcf", $"BEGIN:VCARD\nVERSION:3.0\nFN:Bob\nPHOTO;ENCODING=b:{photo}\nEND:VCARD\n");
        var pages = await PagesAsync(folder.Open(), null);
        var bob = pages.Single().Contacts.Single();
        var later = folder.Open();
        Assert.IsEmpty(await PagesAsync(later, pages[^1].Token));

        // The book opened later has read nothing yet.
        var picture = await later.GetPictureAsync(bob.Key, TestContext.CancellationToken);

        Assert.AreEqual("ContactName", string.Join(' ', bob.Fields.Select(field => field.Name)));
        CollectionAssert.AreEqual(TestPictures.Jpeg, picture!.Data.ToArray());
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task WaitForChangeAsync_FileChanged_Completes()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("Ada"));
        var book = folder.Open();
        var before = await PagesAsync(book, null);
        var changed = book.WaitForChangeAsync(TestContext.CancellationToken);

        folder.Write("a.vcf", Card("Ada") + Card("Bob"));
        await changed;

        Assert.AreEqual("Ada Bob", Names(await PagesAsync(book, before[^1].Token)));
    }

    private async Task<List<FeedPage>> PagesAsync(LocalFilesAddressBook book, string? since)
    {
        var pages = new List<FeedPage>();
        await foreach (var page in book.ReadAsync(since, TestContext.CancellationToken))
            pages.Add(page);
        return pages;
    }

    private static string Names(IEnumerable<FeedPage> pages) =>
        string.Join(' ', pages.SelectMany(page => page.Contacts).Select(contact => contact.Value("ContactName")));

    private static RecordKey[] Keys(IEnumerable<FeedPage> pages, params string[] names) =>
        [.. pages.SelectMany(page => page.Contacts).Where(contact => names.Contains(contact.Value("ContactName"))).Select(contact => contact.Key)];

    private static string Cards(int count) => string.Concat(Enumerable.Range(0, count).Select(i => Card($"Somebody {i}")));

    private static string Card(string name) => $"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:555\nEND:VCARD\n";
}
