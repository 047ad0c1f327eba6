using Engine.Sdk;

namespace Engine.Plugins.Tests;

/// <summary>They misbehave as the tests of the engine rely on.</summary>
[TestClass]
public sealed class MisbehavingConnectorTests
{
    private static readonly NumberQuery Number = new() { Spellings = ["733667800"], E164 = "+441733667800", Digits = "1733667800", Limit = 10 };

    public TestContext TestContext { get; set; } = null!; // Set by the runner.

    [TestMethod]
    public async Task HangsDeaf_Cancelled_DoesNotEnd()
    {
        await using var folder = new DropInFolder();
        var book = await OpenAsync(folder, "hangs-deaf");

        var call = book.FindByNameAsync(TestPlugins.Named("bob"), new(canceled: true));

        Assert.IsFalse(call.IsCompleted);
    }

    [TestMethod]
    public async Task HangsSync_Called_HoldsItsThread()
    {
        await using var folder = new DropInFolder();
        var book = await OpenAsync(folder, "hangs-sync");
        var entered = new TaskCompletionSource();
        var left = false;
        var thread = new Thread(() =>
        {
            entered.SetResult();
            _ = book.FindByNameAsync(TestPlugins.Named("bob"), CancellationToken.None);
            left = true;
        })
        { IsBackground = true };

        thread.Start();
        await entered.Task;
        var ended = thread.Join(TimeSpan.FromMilliseconds(100));

        Assert.AreEqual((false, false), (ended, left));
    }

    [TestMethod]
    public async Task Throws_Called_ThrowsBeforeThereIsATask()
    {
        await using var folder = new DropInFolder();
        var book = await OpenAsync(folder, "throws");

        Assert.ThrowsExactly<InvalidOperationException>(() => { _ = book.FindByNumberAsync(Number, TestContext.CancellationToken); });
    }

    [TestMethod]
    public async Task ReturnsNull_Called_ReturnsNoTaskAndNoList()
    {
        await using var folder = new DropInFolder();
        var book = await OpenAsync(folder, "returns-null");

        Assert.IsNull(book.FindByNumberAsync(Number, TestContext.CancellationToken));
        Assert.IsNull(await book.FindByNameAsync(TestPlugins.Named("bob"), TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task ForeignIds_Called_NamesOtherBooks()
    {
        await using var folder = new DropInFolder();
        var id = AddressBookId.New();
        var book = await OpenAsync(folder, "foreign-ids", id);

        var found = await book.FindByNumberAsync(Number, TestContext.CancellationToken);

        Assert.HasCount(3, found);
        Assert.IsTrue(found.All(contact => contact.Key.Book != id && contact.Fields.Any(field => field.Value == "+441733667800")));
    }

    [TestMethod]
    public async Task TenThousand_Called_AllMatch()
    {
        await using var folder = new DropInFolder();
        var id = AddressBookId.New();
        var book = await OpenAsync(folder, "ten-thousand", id);

        var found = await book.FindByNameAsync(TestPlugins.Named("Ada"), TestContext.CancellationToken);

        Assert.AreEqual(10_000, found.DistinctBy(contact => contact.Key).Count());
        Assert.IsTrue(found.All(contact => contact.Key.Book == id && contact.Fields[0].Value == "Ada"));
    }

    [TestMethod]
    public async Task FiftyMegabytes_Called_HoldsThem()
    {
        await using var folder = new DropInFolder();
        var book = await OpenAsync(folder, "fifty-megabytes");

        var found = await book.FindByNumberAsync(Number, TestContext.CancellationToken);

        Assert.AreEqual(50L << 20, found[0].Fields.Sum(field => (long)field.Value.Length * sizeof(char)) & ~0xFFFFL);
    }

    private async Task<IAddressBook> OpenAsync(DropInFolder folder, string id, AddressBookId book = default)
    {
        folder.Add(TestPlugins.Misbehaving);
        var catalog = await folder.StartAsync(TestContext.CancellationToken);
        return catalog.Single(id).Open(book);
    }
}
