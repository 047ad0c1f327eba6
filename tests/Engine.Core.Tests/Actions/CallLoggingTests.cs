using Engine.Core.Actions;
using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Core.Tests.Actions;

/// <summary>One call is logged once at one record, whatever happens in between.</summary>
[TestClass]
public sealed class CallLoggingTests
{
    private readonly TestContext _context;
    private readonly CrmRig _rig = new();
    private readonly FakeCrm _crm = new();
    private readonly ActionReference _log;
    private readonly ActionReference _logAndShow;

    public CallLoggingTests(TestContext context)
    {
        _context = context;
        _log = new() { Record = new(_rig.Add(_crm), "Contact", "1"), ActionId = ActionIds.CreatePhoneActivity, WebAddress = new("https://crm.example.com/1") };
        _logAndShow = _log with { ActionId = ActionIds.CreatePhoneActivityAndShow };
    }

    private CancellationToken Token => _context.CancellationToken;

    [TestMethod]
    public async Task RunAsync_Log_WritesTheCallAsGivenAndShowsNothing()
    {
        CallActivity? written = null;
        _crm.Log = (_, call, _) =>
        {
            written = call;
            return Task.FromResult(new LoggedCall { ActivityId = "A1", WebAddress = new("https://crm.example.com/A1") });
        };

        var outcome = await RunAsync(_log);

        Assert.AreEqual(Call("10005"), written);
        Assert.AreEqual((BookOutcomeKind.Answered, "A1", null, false), (outcome.Kind, outcome.WrittenId, outcome.WebAddress, outcome.ShowsRecord));
    }

    [TestMethod]
    [DataRow("https://crm.example.com/A1", "https://crm.example.com/1", "https://crm.example.com/A1")]
    [DataRow(null, "https://crm.example.com/1", "https://crm.example.com/1")]
    [DataRow("file:///c:/x.exe", "https://crm.example.com/1", "https://crm.example.com/1")]
    [DataRow(null, null, null)]
    public async Task RunAsync_LogAndShow_ShowsTheEntryOrElseTheRecord(string? entry, string? record, string? shown)
    {
        _crm.Log = (_, _, _) => Task.FromResult(new LoggedCall { WebAddress = entry is null ? null : new(entry) });

        var outcome = await RunAsync(_logAndShow with { WebAddress = record is null ? null : new(record) });

        Assert.AreEqual((shown, shown is null), (outcome.WebAddress?.OriginalString, outcome.ShowsRecord));
    }

    [TestMethod]
    public async Task RunAsync_SameCallInParallel_IsLoggedOnceAndAnsweredAlike()
    {
        var gate = new TaskCompletionSource();
        _crm.Log = async (_, _, _) =>
        {
            await gate.Task.WaitAsync(Token);
            return new LoggedCall { ActivityId = "A1" };
        };

        var running = Enumerable.Range(0, 20).Select(i => RunAsync(i % 2 == 0 ? _log : _logAndShow)).ToList();
        gate.SetResult();

        foreach (var outcome in await Task.WhenAll(running)) Assert.AreEqual((BookOutcomeKind.Answered, "A1"), (outcome.Kind, outcome.WrittenId));
        Assert.AreEqual(1, _crm.Logged);
    }

    [TestMethod]
    public async Task RunAsync_SameCallAgainAndAfterARestart_IsAnsweredAlikeWithoutTheCrm()
    {
        var first = await RunAsync(_logAndShow);
        var again = await RunAsync(_logAndShow);
        await _rig.RestartAsync(Token);

        var later = await RunAsync(_logAndShow);

        Assert.AreEqual(1, _crm.Logged);
        Assert.AreEqual(first, again);
        Assert.AreEqual(first, later);
    }

    [TestMethod]
    public async Task RunAsync_AnotherCallOrAnotherRecord_IsLoggedToo()
    {
        await RunAsync(_log);
        await RunAsync(_log, "10006");
        await RunAsync(_log with { Record = new(_log.Record.Book, "Contact", "2") });

        Assert.AreEqual(3, _crm.Logged);
    }

    [TestMethod]
    [DataRow(ConnectorErrorKind.Refused, BookOutcomeKind.Refused)]
    [DataRow(ConnectorErrorKind.Forbidden, BookOutcomeKind.Refused)]
    [DataRow(ConnectorErrorKind.Misconfigured, BookOutcomeKind.Refused)]
    [DataRow(ConnectorErrorKind.NotFound, BookOutcomeKind.NotFound)]
    public async Task RunAsync_CrmRefuses_IsToldAndMayBeTriedAgain(ConnectorErrorKind kind, BookOutcomeKind expected)
    {
        var working = _crm.Log;
        _crm.Log = (_, _, _) => throw new ConnectorException(kind, "No.");

        var failed = await RunAsync(_log);
        var left = _rig.Outbox.Entries;
        _crm.Log = working;
        var done = await RunAsync(_log);

        Assert.AreEqual((expected, "No.", false), (failed.Kind, failed.Message, failed.IsQueued));
        Assert.IsEmpty(left);
        Assert.AreEqual((BookOutcomeKind.Answered, 2), (done.Kind, _crm.Logged));
    }

    [TestMethod]
    public async Task RunAsync_BookGoneOrOff_SaysSo()
    {
        var outcomes = await _rig.Runner.RunAsync(
            [_log with { Record = new(AddressBookId.New(), "Contact", "1") }, _log with { Record = new(_rig.Add(_crm, isEnabled: false), "Contact", "1") }],
            Call("10005"),
            Token);

        Assert.AreSequenceEqual([BookOutcomeKind.Unavailable, BookOutcomeKind.NotFound], outcomes.Select(outcome => outcome.Kind));
        Assert.IsEmpty(_rig.Outbox.Entries);
    }

    [TestMethod]
    [DataRow("https://crm.example.com/1", "https://crm.example.com/1")]
    [DataRow(null, null)]
    public async Task RunAsync_QueuedToBeShown_ShowsTheRecordWhereTheCrmHasAPageOfIt(string? record, string? shown)
    {
        _crm.Log = (_, _, _) => throw new ConnectorException(ConnectorErrorKind.Unauthorized, "Sign in.");

        var outcome = await RunAsync(_logAndShow with { WebAddress = record is null ? null : new(record) });

        Assert.AreEqual((BookOutcomeKind.Answered, true, null), (outcome.Kind, outcome.IsQueued, outcome.WrittenId));
        Assert.AreEqual((shown, false), (outcome.WebAddress?.OriginalString, outcome.ShowsRecord));
    }

    [TestMethod]
    public async Task RunAsync_CallerLeavesWhileLogging_TheCallIsLoggedAllTheSame()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var (entered, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        _crm.Log = async (_, _, token) =>
        {
            entered.SetResult();
            await gate.Task.WaitAsync(token);
            return new LoggedCall { ActivityId = "A7" };
        };

        var running = _rig.Runner.RunAsync([_log], Call("10005"), leaving.Token);
        await entered.Task.WaitAsync(Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => running);
        gate.SetResult();
        var again = await RunAsync(_log);

        Assert.AreEqual(("A7", 1), (again.WrittenId, _crm.Logged));
    }

    private async Task<ActionOutcome> RunAsync(ActionReference action, string callId = "10005") =>
        (await _rig.Runner.RunAsync([action], Call(callId), Token)).Single();

    private static CallActivity Call(string callId) => new()
    {
        CallId = callId,
        Direction = CallDirection.Incoming,
        Start = DateTimeOffset.UnixEpoch,
        Duration = TimeSpan.FromSeconds(123),
        CallerTel = "07825112378",
        CalledTel = "1001",
    };
}
