using Engine.Core.Health;
using Engine.Core.Outbox;
using Engine.Core.Tests.Actions;
using Engine.Sdk;

namespace Engine.Core.Tests.Outbox;

/// <summary>When a call that is waiting is tried again, and how it ends.</summary>
[TestClass]
public sealed class CallDeliveryTests : OutboxTest
{
    private readonly FakeCrm _crm = new();

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public void BackOff_EachTry_WaitsLongerUpToAnHourAndNeverForAllAlike()
    {
        var backOff = new BackOff(new Random(7));

        var waits = Enumerable.Range(1, 30).Select(backOff.After).ToList();

        Assert.IsInRange(TimeSpan.FromSeconds(7.5), TimeSpan.FromSeconds(10), waits[0]);
        Assert.IsInRange(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(80), waits[3]);
        Assert.IsTrue(waits[12..].TrueForAll(wait => wait >= TimeSpan.FromMinutes(45) && wait <= TimeSpan.FromHours(1)));
        Assert.HasCount(18, waits[12..].Distinct());
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    [DataRow("signed in")]
    [DataRow("reopened")]
    [DataRow("answers again")]
    public async Task Wake_BookIsWellAgain_TriesAtOnce(string news)
    {
        var book = Rig.Add(_crm);
        var working = _crm.Log;
        var failures = 0;
        _crm.Log = (_, _, _) => throw (failures++ < 12 ? NotConnected : new AssertFailedException("tried too often"));
        await LogAsync(book);
        await PassUntilAsync(() => Entry is { Tries: >= 6, State: OutboxState.Waiting });
        _crm.Log = working;
        Rig.Time.Advance(BookOutbox.Rest);
        Assert.IsTrue(Entry.NextTry - Rig.Time.GetUtcNow() > TimeSpan.FromMinutes(2), $"{Entry.NextTry}");
        if (news == "signed in")
        {
            Rig.Find(book)!.Guard.Forgive();
            Rig.Events.Publish(new Engine.Core.Events.SignedIn(book));
        }
        else if (news == "reopened")
        {
            Rig.Set(book, _crm);
        }
        else
        {
            await PassUntilAsync(() => Rig.Find(book)!.Guard.Pause == TimeSpan.Zero);
            await Rig.Find(book)!.Guard.CallAsync(_ => Task.FromResult(1), TimeSpan.FromSeconds(1), Token);
        }

        await UntilAsync(() => Rig.Outbox.Entries.Count == 0);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Deliver_BookSwitchedOffOrRemoved_WaitsOrGoes()
    {
        var (off, gone) = (Rig.Add(_crm), Rig.Add(null));
        _crm.Log = (_, _, _) => throw NotConnected;
        await LogAsync(off);
        await LogAsync(gone);
        Rig.Set(off, _crm, isEnabled: false);
        Rig.Remove(gone);
        _crm.Log = (_, _, _) => Task.FromResult(new LoggedCall());
        var tried = _crm.Logged;

        await PassAsync(TimeSpan.FromMinutes(20));
        Assert.AreEqual((off, OutboxState.Waiting, tried), (Entry.Record.Book, Entry.State, _crm.Logged));
        Rig.Set(off, _crm);

        await UntilAsync(() => Rig.Outbox.Entries.Count == 0);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Deliver_SeveralOfOneRecord_InOrderAndOthersDoNotWait()
    {
        var book = Rig.Add(_crm);
        var written = new List<string>();
        _crm.Log = (record, call, _) =>
        {
            if (record.Id == "1" && Rig.Time.GetUtcNow() < new DateTimeOffset(2030, 5, 17, 9, 40, 0, TimeSpan.Zero)) throw new ConnectorException(ConnectorErrorKind.Unauthorized, "No.");
            lock (written) written.Add(call.CallId);
            return Task.FromResult(new LoggedCall());
        };

        foreach (var call in (string[])["a", "b", "c", "d"]) Assert.IsTrue((await LogAsync(book, call)).IsQueued);
        Assert.IsFalse((await LogAsync(book, "other", "2")).IsQueued);
        await PassUntilAsync(() => Rig.Outbox.Entries.Count == 0);

        Assert.AreSequenceEqual(["other", "a", "b", "c", "d"], written);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Retry_Refused_IsTriedAgain()
    {
        var book = await ListedAsync(() => throw new ConnectorException(ConnectorErrorKind.Forbidden, "You may not."));
        _crm.Log = (_, _, _) => Task.FromResult(new LoggedCall { ActivityId = "A2" });

        Assert.IsNull(await Rig.Outbox.RetryAsync(Entry.Id + 1));
        Assert.AreEqual(Entry.Id, (await Rig.Outbox.RetryAsync(Entry.Id))?.Id);
        await UntilAsync(() => Rig.Outbox.Entries.Count == 0);

        Assert.AreEqual("A2", (await LogAsync(book)).Written?.ActivityId);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Drop_Refused_IsGoneForGood()
    {
        await ListedAsync(() => throw new ConnectorException(ConnectorErrorKind.Forbidden, "You may not."));
        var id = Entry.Id;

        Assert.IsTrue(await Rig.Outbox.DropAsync(id));
        Assert.IsFalse(await Rig.Outbox.DropAsync(id));
        await Rig.RestartAsync(Token);

        Assert.IsEmpty(Rig.Outbox.Entries);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task LogAsync_RefusedEarlier_IsTriedAgainAndTold()
    {
        var book = await ListedAsync(() => throw new ConnectorException(ConnectorErrorKind.Forbidden, "You may not."));

        Assert.AreEqual((BookOutcomeKind.Refused, "You may not."), (await LogAsync(book)) is var again ? (again.Kind, again.Message) : default);
        Assert.AreEqual(OutboxState.Refused, Entry.State);
        _crm.Log = (_, _, _) => Task.FromResult(new LoggedCall { ActivityId = "A2" });

        Assert.AreEqual("A2", (await LogAsync(book)).Written?.ActivityId);
        Assert.IsEmpty(Rig.Outbox.Entries);
    }

    // A call that a client was told is queued, and then ended so.
    private async Task<AddressBookId> ListedAsync(Func<Task<LoggedCall>> end)
    {
        var book = Rig.Add(_crm);
        _crm.Log = (_, _, _) => throw new ConnectorException(ConnectorErrorKind.Unauthorized, "Sign in.");
        await LogAsync(book);
        _crm.Log = (_, _, _) => end();
        await PassUntilAsync(() => Entry.State is OutboxState.Refused or OutboxState.Unknown);
        return book;
    }
}
