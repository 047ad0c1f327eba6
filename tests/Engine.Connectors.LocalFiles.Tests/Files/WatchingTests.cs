using Engine.Sdk;
using Engine.Sdk.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Connectors.LocalFiles.Tests.Files;

[TestClass]
public sealed class WatchingTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Watching_FileAddedChangedReplacedDeleted_IsNoticedByItself()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("Ada"));
        var log = new TestLog();
        var book = folder.Open(log: log);
        Assert.AreEqual("Ada", await NamesAsync(book));

        folder.Write("sub/b.vcf", Card("Bob"));
        await log.WaitForAsync("2 files, 2 contacts", TestContext.CancellationToken);
        Assert.AreEqual("Ada Bob", await NamesAsync(book));

        folder.Write("sub/b.vcf", Card("Bob") + Card("Cleo"));
        await log.WaitForAsync("2 files, 3 contacts", TestContext.CancellationToken);
        Assert.AreEqual("Ada Bob Cleo", await NamesAsync(book));

        folder.Write("new.tmp", Card("Dora") + Card("Emil") + Card("Fay"));
        File.Move(folder.In("new.tmp"), folder.In("a.vcf"), overwrite: true);
        await log.WaitForAsync("2 files, 5 contacts", TestContext.CancellationToken);
        Assert.AreEqual("Bob Cleo Dora Emil Fay", await NamesAsync(book));

        File.Delete(folder.In("a.vcf"));
        await log.WaitForAsync("1 files, 2 contacts", TestContext.CancellationToken);
        Assert.AreEqual("Bob Cleo", await NamesAsync(book));
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Watching_SingleFileReplaced_IsNoticedByItself()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("Ada"));
        var log = new TestLog();
        var book = folder.Open("a.vcf", log: log);
        Assert.AreEqual("Ada", await NamesAsync(book));

        folder.Write("new.tmp", Card("Bob") + Card("Cleo"));
        File.Move(folder.In("new.tmp"), folder.In("a.vcf"), overwrite: true);
        await log.WaitForAsync("1 files, 2 contacts", TestContext.CancellationToken);

        Assert.AreEqual("Bob Cleo", await NamesAsync(book));
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Searching_EventWasMissed_HealsByLooking()
    {
        await using var folder = new TestFolder().Write("a.vcf", Card("Ada"));
        var log = new TestLog();
        var time = new FakeTimeProvider(); // stands still, so that no event's rest is ever over
        var book = folder.Open(time: time, log: log);
        Assert.AreEqual("Ada", await NamesAsync(book));
        folder.Write("a.vcf", Card("Ada") + Card("Bob"));

        Assert.AreEqual("Ada", await NamesAsync(book), "Within the interval nobody looks.");
        time.Advance(TimeSpan.FromSeconds(4));
        await NamesAsync(book);
        await log.WaitForAsync("1 files, 2 contacts", TestContext.CancellationToken);

        Assert.AreEqual("Ada Bob", await NamesAsync(book));
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Folder_RemovedAndBack_AnswersAgainAndIsWatchedAgain()
    {
        await using var outer = new TestFolder();
        outer.Write("book/a.vcf", Card("Ada"));
        var log = new TestLog();
        var book = outer.Open("book", log: log);
        Assert.AreEqual("Ada", await NamesAsync(book));
        Directory.Delete(outer.In("book"), recursive: true);

        var gone = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.CheckAsync(TestContext.CancellationToken));
        var search = await Assert.ThrowsExactlyAsync<ConnectorException>(() => NamesAsync(book));
        outer.Write("book/a.vcf", Card("Ada") + Card("Bob"));
        var back = await NamesAsync(book);
        outer.Write("book/b.vcf", Card("Cleo"));
        await log.WaitForAsync("2 files, 3 contacts", TestContext.CancellationToken);

        Assert.AreEqual(ConnectorErrorKind.Unavailable, gone.Kind);
        Assert.AreEqual(ConnectorErrorKind.Unavailable, search.Kind);
        Assert.AreEqual("Ada Bob", back);
        Assert.AreEqual("Ada Bob Cleo", await NamesAsync(book));
    }

    [TestMethod]
    public async Task Path_NotThereYet_SaysSoAndWorksOnceItIs()
    {
        await using var outer = new TestFolder();
        var book = outer.Open("later/a.vcf");

        var thrown = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.CheckAsync(TestContext.CancellationToken));
        await Assert.ThrowsExactlyAsync<ConnectorException>(() => NamesAsync(book));
        outer.Write("later/a.vcf", Card("Ada"));

        Assert.AreEqual(ConnectorErrorKind.Misconfigured, thrown.Kind);
        StringAssert.StartsWith(thrown.Message, "Path: there is no file or folder");
        Assert.AreEqual("Ada", await NamesAsync(book));
    }

    [TestMethod]
    public async Task Searching_ManyAtOnceBeforeTheFirstReading_ReadOnce()
    {
        await using var folder = new TestFolder().Write("a.vcf", string.Concat(Enumerable.Repeat(Card("Ada"), 5000)));
        var log = new TestLog();
        var book = folder.Open(log: log);

        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => book.NameAsync("ada", TestContext.CancellationToken, limit: 7)));

        Assert.IsTrue(found.All(contacts => contacts.Count == 7));
        Assert.AreEqual(1, log.Lines.Count(line => line.Contains("5000 contacts", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Searching_CallerGivesUp_IsCancelledAndOthersAreServed()
    {
        await using var folder = new TestFolder().Write("a.vcf", string.Concat(Enumerable.Repeat(Card("Ada"), 20_000)));
        var book = folder.Open();
        using var givingUp = new CancellationTokenSource();
        var patient = book.NameAsync("ada", TestContext.CancellationToken, 1);
        var impatient = book.NameAsync("ada", givingUp.Token);
        await givingUp.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => impatient);
        Assert.HasCount(1, await patient);
    }

    [TestMethod]
    public async Task Dispose_DuringTheFirstReading_EndsIt()
    {
        await using var folder = new TestFolder().Write("a.vcf", string.Concat(Enumerable.Repeat(Card("Ada"), 50_000)));
        var book = folder.Open();
        var search = book.NameAsync("ada", TestContext.CancellationToken);

        await book.DisposeAsync();

        try
        {
            await search;
        }
        catch (OperationCanceledException)
        {
            // The reading was under way.
        }
        Assert.IsTrue(search.IsCompleted);
    }

    private async Task<string> NamesAsync(LocalFilesAddressBook book) => string.Join(
        ' ', (await book.NumberAsync("555", TestContext.CancellationToken)).Select(contact => contact.Value("ContactName")).Order());

    private static string Card(string name) => $"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:555\nEND:VCARD\n";
}
