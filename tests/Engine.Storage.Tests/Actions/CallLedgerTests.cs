using Engine.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engine.Storage.Tests.Actions;

[TestClass]
public sealed class CallLedgerTests : StorageTest
{
    private static readonly RecordKey Record = new(AddressBookId.New(), "Contact", "003\0' --");

    [TestMethod]
    public async Task FindAsync_NothingLogged_IsNull() => Assert.IsNull(await Open().Ledger.FindAsync(Record, "call", Cancelled));

    [TestMethod]
    [DataRow(null, null)]
    [DataRow("00T1", "https://crm.example/tasks/00T1?x=%C3%A4#y")]
    public async Task FindAsync_AfterRestart_AnswersWhatWasWritten(string? activityId, string? address)
    {
        var written = new LoggedCall { ActivityId = activityId, WebAddress = address is null ? null : new(address) };
        var storage = Open();
        await storage.Ledger.AddAsync(Record, "call", written, Cancelled);

        storage = await ReopenAsync(storage);

        Assert.AreEqual(written, await storage.Ledger.FindAsync(Record, "call", Cancelled));
    }

    [TestMethod]
    public async Task FindAsync_OtherBookTypeRecordOrCall_IsNull()
    {
        var ledger = Open().Ledger;
        await ledger.AddAsync(Record, "call", new(), Cancelled);

        Assert.IsNull(await ledger.FindAsync(new(AddressBookId.New(), Record.Type, Record.Id), "call", Cancelled));
        Assert.IsNull(await ledger.FindAsync(new(Record.Book, "contact", Record.Id), "call", Cancelled));
        Assert.IsNull(await ledger.FindAsync(new(Record.Book, Record.Type, Record.Id + "x"), "call", Cancelled));
        Assert.IsNull(await ledger.FindAsync(Record, "Call", Cancelled));
        Assert.IsNull(await ledger.FindAsync(Record, "", Cancelled));
    }

    [TestMethod]
    public async Task AddAsync_SameCallTwice_KeepsTheFirstAnswer()
    {
        var ledger = Open().Ledger;
        await ledger.AddAsync(Record, "call", new() { ActivityId = "first" }, Cancelled);

        await ledger.AddAsync(Record, "call", new() { ActivityId = "second" }, Cancelled);

        Assert.AreEqual("first", (await ledger.FindAsync(Record, "call", Cancelled))?.ActivityId);
    }

    [TestMethod]
    public async Task FindAsync_After90Days_HasForgotten()
    {
        var storage = Open();
        await storage.Ledger.AddAsync(Record, "call", new() { ActivityId = "old" }, Cancelled);

        storage.Time.Advance(TimeSpan.FromDays(90));
        Assert.IsNotNull(await storage.Ledger.FindAsync(Record, "call", Cancelled));
        storage.Time.Advance(TimeSpan.FromTicks(1));
        Assert.IsNull(await storage.Ledger.FindAsync(Record, "call", Cancelled));

        await storage.Ledger.AddAsync(Record, "call", new() { ActivityId = "new" }, Cancelled);
        Assert.AreEqual("new", (await storage.Ledger.FindAsync(Record, "call", Cancelled))?.ActivityId);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Upkeep_OnStartAndDaily_DeletesWhatIsPastItsTime()
    {
        var storage = Open();
        await storage.Ledger.AddAsync(Record, "old", new(), Cancelled);
        storage.Time.Advance(TimeSpan.FromDays(50));
        await storage.Ledger.AddAsync(Record, "young", new(), Cancelled);
        storage.Time.Advance(TimeSpan.FromDays(41));
        var upkeep = storage.Services.GetServices<IHostedService>().OfType<StorageUpkeep>().Single();

        await upkeep.StartAsync(Cancelled);
        await storage.ReachesAsync("logged_calls", 1, Cancelled);
        storage.Time.Advance(TimeSpan.FromDays(50));
        await storage.ReachesAsync("logged_calls", 0, Cancelled);
        await upkeep.StopAsync(Cancelled);

        Assert.IsTrue(upkeep.ExecuteTask?.IsCompleted);
    }
}
