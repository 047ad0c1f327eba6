using Engine.Core.Outbox;
using Engine.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engine.Storage.Tests.Actions;

[TestClass]
public sealed class CallLedgerTests : StorageTest
{
    [TestMethod]
    public async Task FindAsync_NothingLogged_IsNull() => Assert.IsNull(await Open().Ledger.FindAsync(Record(AddressBookId.New()), "call", Cancelled));

    [TestMethod]
    [DataRow(null, null)]
    [DataRow("00T1", "https://crm.example/tasks/00T1?x=%C3%A4#y")]
    public async Task FindAsync_AfterRestart_AnswersWhatWasWritten(string? activityId, string? address)
    {
        var written = new LoggedCall { ActivityId = activityId, WebAddress = address is null ? null : new(address) };
        var (storage, book) = await OpenWithBookAsync();
        await LogAsync(storage, Record(book), "call", written);

        storage = await ReopenAsync(storage);

        Assert.AreEqual(written, await storage.Ledger.FindAsync(Record(book), "call", Cancelled));
    }

    [TestMethod]
    public async Task FindAsync_OtherBookTypeRecordOrCall_IsNull()
    {
        var (storage, book) = await OpenWithBookAsync();
        var (ledger, record) = (storage.Ledger, Record(book));
        await LogAsync(storage, record, "call");

        Assert.IsNull(await ledger.FindAsync(Record(AddressBookId.New()), "call", Cancelled));
        Assert.IsNull(await ledger.FindAsync(new(book, "contact", record.Id), "call", Cancelled));
        Assert.IsNull(await ledger.FindAsync(new(book, record.Type, record.Id + "x"), "call", Cancelled));
        Assert.IsNull(await ledger.FindAsync(record, "Call", Cancelled));
        Assert.IsNull(await ledger.FindAsync(record, "", Cancelled));
    }

    [TestMethod]
    public async Task SettleAsync_SameCallTwice_KeepsTheFirstAnswer()
    {
        var (storage, book) = await OpenWithBookAsync();
        await LogAsync(storage, Record(book), "call", new() { ActivityId = "first" });

        await LogAsync(storage, Record(book), "call", new() { ActivityId = "second" });

        Assert.AreEqual("first", (await storage.Ledger.FindAsync(Record(book), "call", Cancelled))?.ActivityId);
    }

    [TestMethod]
    public async Task FindAsync_After90Days_HasForgotten()
    {
        var (storage, book) = await OpenWithBookAsync();
        await LogAsync(storage, Record(book), "call", new() { ActivityId = "old" });

        storage.Time.Advance(TimeSpan.FromDays(90));
        Assert.IsNotNull(await storage.Ledger.FindAsync(Record(book), "call", Cancelled));
        storage.Time.Advance(TimeSpan.FromTicks(1));
        Assert.IsNull(await storage.Ledger.FindAsync(Record(book), "call", Cancelled));

        await LogAsync(storage, Record(book), "call", new() { ActivityId = "new" });
        Assert.AreEqual("new", (await storage.Ledger.FindAsync(Record(book), "call", Cancelled))?.ActivityId);
    }

    [TestMethod]
    public async Task LoadAsync_AfterRestart_AnswersWhatIsNotLoggedInOrder()
    {
        var (storage, book) = await OpenWithBookAsync();
        var first = await AddAsync(storage, Record(book), "1");
        var second = await AddAsync(storage, Record(book), "2");
        var third = await AddAsync(storage, Record(book), "3");
        first = first with { State = OutboxState.Unknown, Tries = 3, MayBeLogged = true, Reason = "No answer within 15 s." };
        await storage.Ledger.UpdateAsync(first, Cancelled);
        await storage.Ledger.DropAsync(third, Cancelled);

        storage = await ReopenAsync(storage);

        Assert.AreSequenceEqual([first, second], await storage.Ledger.LoadAsync(Cancelled));
    }

    [TestMethod]
    public async Task SettleAsync_Entry_IsLoggedAndNoLongerWaits()
    {
        var (storage, book) = await OpenWithBookAsync();
        var entry = await AddAsync(storage, Record(book), "call");

        await storage.Ledger.SettleAsync(entry, new() { ActivityId = "00T1" }, Cancelled);

        Assert.IsEmpty(await storage.Ledger.LoadAsync(Cancelled));
        Assert.AreEqual("00T1", (await storage.Ledger.FindAsync(Record(book), "call", Cancelled))?.ActivityId);
    }

    [TestMethod]
    public async Task AddAsync_BookThatIsGone_IsNull() =>
        Assert.IsNull(await Open().Ledger.AddAsync(Samples.Entry(Record(AddressBookId.New()), "call"), Cancelled));

    [TestMethod]
    public async Task RemoveBook_ItsCalls_GoWithIt()
    {
        var (storage, book) = await OpenWithBookAsync();
        var entry = await AddAsync(storage, Record(book), "waiting");
        await LogAsync(storage, Record(book), "logged");

        await storage.Books.RemoveAsync(book, Cancelled);
        await storage.Ledger.UpdateAsync(entry with { Tries = 1 }, Cancelled);
        await storage.Ledger.SettleAsync(entry, new(), Cancelled);

        Assert.AreEqual(0, await storage.CountAsync("outbox", Cancelled));
        Assert.AreEqual(0, await storage.CountAsync("logged_calls", Cancelled));
    }

    [TestMethod]
    public async Task AddAsync_Call_IsEncrypted()
    {
        var (storage, book) = await OpenWithBookAsync();
        var entry = await AddAsync(storage, Record(book), "call");
        await storage.Ledger.UpdateAsync(entry with { Reason = "Bob Jones is on hold." }, Cancelled);

        await storage.DisposeAsync();

        foreach (var file in Directory.EnumerateFiles(FolderPath, "engine.db*"))
        {
            var text = System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, Cancelled));
            Assert.DoesNotContain("960017", text);
            Assert.DoesNotContain("Bob", text);
        }
    }

    [TestMethod]
    public async Task LoadAsync_KeysAreGone_KeepsTheEntryWithoutItsCall()
    {
        var (storage, book) = await OpenWithBookAsync();
        await AddAsync(storage, Record(book), "call");
        await storage.DisposeAsync();
        foreach (var key in Directory.EnumerateFiles(new DataFolder(FolderPath).KeysFolder, "key-*.xml")) File.Delete(key);

        var entry = (await Open().Ledger.LoadAsync(Cancelled)).Single();

        Assert.AreEqual(("call", null, OutboxState.Waiting), (entry.CallId, entry.Call, entry.State));
    }

    [TestMethod]
    public async Task AddAsync_DatabaseClosed_IsTheLedgersFailure()
    {
        var (storage, book) = await OpenWithBookAsync();
        var ledger = storage.Ledger;
        await storage.DisposeAsync();

        await Assert.ThrowsExactlyAsync<CallLedgerException>(() => ledger.AddAsync(Samples.Entry(Record(book), "call"), Cancelled));
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Upkeep_OnStartAndDaily_DeletesWhatIsPastItsTimeAndKeepsWhatWaits()
    {
        var (storage, book) = await OpenWithBookAsync();
        await LogAsync(storage, Record(book), "old");
        await AddAsync(storage, Record(book), "waiting");
        storage.Time.Advance(TimeSpan.FromDays(50));
        await LogAsync(storage, Record(book), "young");
        storage.Time.Advance(TimeSpan.FromDays(41));
        var upkeep = storage.Services.GetServices<IHostedService>().OfType<StorageUpkeep>().Single();

        await upkeep.StartAsync(Cancelled);
        await storage.ReachesAsync("logged_calls", 1, Cancelled);
        storage.Time.Advance(TimeSpan.FromDays(50));
        await storage.ReachesAsync("logged_calls", 0, Cancelled);
        await upkeep.StopAsync(Cancelled);

        Assert.IsTrue(upkeep.ExecuteTask?.IsCompleted);
        Assert.AreEqual(1, await storage.CountAsync("outbox", Cancelled));
    }

    private async Task LogAsync(TestStorage storage, RecordKey record, string callId, LoggedCall? written = null) =>
        await storage.Ledger.SettleAsync(await AddAsync(storage, record, callId), written ?? new(), Cancelled);

    private async Task<OutboxEntry> AddAsync(TestStorage storage, RecordKey record, string callId)
    {
        var kept = await storage.Ledger.AddAsync(Samples.Entry(record, callId), Cancelled);
        Assert.IsNotNull(kept);
        return kept;
    }

    private static RecordKey Record(AddressBookId book) => new(book, "Contact", "003\0' --");
}
