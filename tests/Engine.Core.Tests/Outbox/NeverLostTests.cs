using System.Collections.Concurrent;
using Engine.Core.Outbox;
using Engine.Core.Tests.Actions;
using Engine.Sdk;

namespace Engine.Core.Tests.Outbox;

/// <summary>Logged calls are never lost and never doubled.</summary>
[TestClass]
public sealed class NeverLostTests : OutboxTest
{
    private readonly ConcurrentQueue<(string Record, string CallId)> _written = new();

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    [DataRow(true)]
    [DataRow(false)]
    public async Task CrmDownForTenMinutes_TwoHundredCallsEnd_AllArriveOnceAndInOrder(bool restarts)
    {
        var up = Rig.Time.GetUtcNow() + TimeSpan.FromMinutes(10);
        var crm = new FakeCrm { Log = (record, call, _) => Rig.Time.GetUtcNow() < up ? throw NotConnected : WrittenAsync(record, call) };
        var book = Rig.Add(crm);
        var random = new Random(1);
        var expected = new List<(string Record, string CallId)>();
        for (var i = 0; i < 200; i++)
        {
            var (record, callId) = ($"{random.Next(25)}", $"call {i}");
            Assert.IsTrue((await LogAsync(book, callId, record)).IsQueued);
            expected.Add((record, callId));
            await PassAsync(TimeSpan.FromSeconds(2));
            if (!restarts || i % 50 != 49) continue;

            // Killed in the middle of a try nobody could say what became of it: that is the next test's affair.
            await Rig.Outbox.StopAsync();
            await Rig.RestartAsync(Token);
        }

        await PassUntilAsync(() => Rig.Outbox.Entries.Count == 0);

        var written = _written.ToList();
        Assert.HasCount(200, written);
        foreach (var record in expected.GroupBy(call => call.Record))
            Assert.AreSequenceEqual(record, written.Where(call => call.Record == record.Key), $"record {record.Key}");
        Assert.IsLessThan(160, crm.Logged - 200, "A CRM that cannot be reached is asked every four seconds at most.");
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Killed_AtAnyMoment_CrmHoldsEachCallOnceOrAPersonIsAsked(bool canBeAsked)
    {
        var random = new Random(20221020);
        var promised = 0;
        for (var round = 0; round < 300; round++)
        {
            var (callId, steps) = ($"call {round}", random.Next(1, 7));
            var (ledger, reached) = (Rig.Ledger, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            FakeCrm crm = canBeAsked
                ? new AskableCrm { Known = (record, call) => Task.FromResult(_written.Contains((record.Id, call.CallId)) ? new LoggedCall() : null) }
                : new FakeCrm();
            crm.Log = async (record, call, _) =>
            {
                await StepAsync();
                if (random.Next(3) == 0) throw random.Next(2) == 0 ? NotConnected : BrokenOff;
                await WrittenAsync(record, call);
                await StepAsync();
                return random.Next(4) == 0 ? throw BrokenOff : new LoggedCall { ActivityId = call.CallId };
            };
            var book = Rig.Add(crm);
            ledger.BeforeWrite = _ => StepAsync();

            var logging = LogAsync(book, callId);
            await Task.WhenAny(reached.Task, logging).WaitAsync(Token);
            if (logging.IsCompletedSuccessfully && (await logging).IsQueued) promised++;
            await Rig.RestartAsync(Token);
            await PassUntilAsync(() => Rig.Outbox.Entries.All(entry => entry.State is OutboxState.Unknown || entry.Record.Book != book));

            var isThere = _written.Count(call => call.CallId == callId);
            var isListed = Rig.Outbox.Entries.Any(entry => entry.CallId == callId);
            Assert.IsLessThanOrEqualTo(1, isThere, callId);
            if (logging.IsCompletedSuccessfully) Assert.IsTrue(isThere == 1 || isListed, $"{callId} is lost");
            if (canBeAsked) Assert.IsFalse(isListed, callId);
            Rig.Remove(book);

            // The engine dies at this step, whatever it is.
            async Task StepAsync()
            {
                if (Interlocked.Decrement(ref steps) != 0) return;
                ledger.Kill();
                reached.SetResult();
                await Task.Yield();
            }
        }

        Assert.IsGreaterThan(20, promised);
    }

    private Task<LoggedCall> WrittenAsync(RecordKey record, CallActivity call)
    {
        _written.Enqueue((record.Id, call.CallId));
        return Task.FromResult(new LoggedCall { ActivityId = call.CallId });
    }
}
