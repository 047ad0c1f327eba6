using Engine.Core.Actions;
using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Core.Tests.Actions;

[TestClass]
public sealed class ActionRunnerTests(TestContext context)
{
    private readonly CrmRig _rig = new();
    private readonly FakeCrm _crm = new();

    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task RunAsync_ShowRecordWithItsAddress_IsDoneWithoutAskingTheCrm()
    {
        _crm.Look = (_, _) => throw new InvalidOperationException("not to be asked");

        var outcome = await RunAsync(ActionIds.ShowRecord, address: "https://crm.example.com/1");

        Assert.AreEqual((BookOutcomeKind.Answered, new Uri("https://crm.example.com/1"), false), (outcome.Kind, outcome.WebAddress, outcome.ShowsRecord));
    }

    [TestMethod]
    public async Task RunAsync_ShowRecordWithoutAddress_ShowsTheEnginesOwnPage()
    {
        var outcome = await RunAsync(ActionIds.ShowRecord);

        Assert.AreEqual((BookOutcomeKind.Answered, null, true), (outcome.Kind, outcome.WebAddress, outcome.ShowsRecord));
    }

    [TestMethod]
    public async Task RunAsync_ShowRecordWhoseAddressHadNoRoom_ShowsThePageOfTheCrm()
    {
        _crm.Look = (key, _) => Task.FromResult<Contact?>(CrmRig.Contact(key, "https://crm.example.com/long"));

        var outcome = await RunAsync(ActionIds.ShowRecord);

        Assert.AreEqual((new Uri("https://crm.example.com/long"), false), (outcome.WebAddress, outcome.ShowsRecord));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task RunAsync_ShowRecordThatIsGone_IsNotFound(bool throws)
    {
        _crm.Look = (_, _) => throws ? throw new ConnectorException(ConnectorErrorKind.NotFound, "Deleted.") : Task.FromResult<Contact?>(null);

        var outcome = await RunAsync(ActionIds.ShowRecord);

        Assert.AreEqual((BookOutcomeKind.NotFound, false), (outcome.Kind, outcome.ShowsRecord));
        Assert.IsNotNull(outcome.Message);
    }

    [TestMethod]
    [DataRow(ActionIds.ShowRecord)]
    [DataRow("CreateTicket")]
    public async Task RunAsync_BookGoneOffOrClosed_SaysSo(string actionId)
    {
        var outcomes = await _rig.Runner.RunAsync(
            [
                Reference(AddressBookId.New(), actionId, "https://crm.example.com/1"),
                Reference(_rig.Add(_crm, priority: 1, isEnabled: false), actionId, "https://crm.example.com/1"),
                Reference(_rig.Add(null, priority: 2), actionId, "https://crm.example.com/1"),
            ],
            Call(),
            Token);

        CollectionAssert.AreEqual(
            new[] { BookOutcomeKind.Unavailable, BookOutcomeKind.Unavailable, BookOutcomeKind.NotFound }, outcomes.Select(outcome => outcome.Kind).ToArray());
        StringAssert.Contains(outcomes[0].Message, "switched off");
        Assert.AreEqual("There is no such folder.", outcomes[1].Message);
        StringAssert.Contains(outcomes[2].Message, "no such address book");
        Assert.AreEqual(0, _crm.Logged);
    }

    [TestMethod]
    public async Task RunAsync_Several_RunAtOnceAndAnswerByPriority()
    {
        var gate = new TaskCompletionSource();
        var entered = new CountdownEvent(3);
        async Task<Uri?> WaitForAll()
        {
            if (entered.Signal()) gate.SetResult();
            await gate.Task.WaitAsync(Token);
            return null;
        }

        var books = new[] { 30L, 10L, 20L }.Select(priority => _rig.Add(new FakeCrm { Run = (_, _, _) => WaitForAll() }, priority)).ToList();

        var outcomes = await _rig.Runner.RunAsync([.. books.Select(book => Reference(book, "CreateTicket"))], null, Token);

        CollectionAssert.AreEqual(new[] { books[1], books[2], books[0] }, outcomes.Select(outcome => outcome.Action.Record.Book).ToArray());
        Assert.IsTrue(outcomes.All(outcome => outcome.Kind == BookOutcomeKind.Answered));
    }

    [TestMethod]
    public async Task RunAsync_OneActionNamedTwice_RunsOnceAndIsAnsweredTwice()
    {
        var runs = 0;
        var book = _rig.Add(new FakeCrm { Run = (_, _, _) => Task.FromResult<Uri?>(new($"https://crm.example.com/{++runs}")) });

        var outcomes = await _rig.Runner.RunAsync([Reference(book, "CreateTicket"), Reference(book, "CreateTicket")], null, Token);

        Assert.AreEqual(1, runs);
        Assert.HasCount(2, outcomes);
    }

    [TestMethod]
    public async Task RunAsync_OneBookFails_TheOthersAreDone()
    {
        var bad = _rig.Add(new FakeCrm { Run = (_, _, _) => throw new ConnectorException(ConnectorErrorKind.Refused, "Validation rule.") }, 1);
        var good = _rig.Add(_crm, 2);

        var outcomes = await _rig.Runner.RunAsync([Reference(good, "CreateTicket"), Reference(bad, "CreateTicket")], null, Token);

        Assert.AreEqual((BookOutcomeKind.Refused, "Validation rule."), (outcomes[0].Kind, outcomes[0].Message));
        Assert.AreEqual(BookOutcomeKind.Answered, outcomes[1].Kind);
    }

    [TestMethod]
    [DataRow("https://crm.example.com/T1", "https://crm.example.com/T1")]
    [DataRow("file:///etc/passwd", null)]
    [DataRow("javascript:alert(1)", null)]
    public async Task RunAsync_ConnectorsOwnAction_ShowsOnlyAWebPage(string answered, string? shown)
    {
        _crm.Run = (_, _, _) => Task.FromResult<Uri?>(new(answered));

        var outcome = await RunAsync("CreateTicket");

        Assert.AreEqual((BookOutcomeKind.Answered, shown), (outcome.Kind, outcome.WebAddress?.OriginalString));
    }

    [TestMethod]
    [DataRow("CreateTicket")]
    [DataRow("")]
    [DataRow(null)]
    [DataRow(ActionIds.CreatePhoneActivity)]
    public async Task RunAsync_BookWithoutTheAbility_IsRefused(string? actionId)
    {
        var outcome = (await _rig.Runner.RunAsync([Reference(_rig.Add(new PlainBook()), actionId)], Call(), Token)).Single();

        Assert.AreEqual(BookOutcomeKind.Refused, outcome.Kind);
        Assert.IsNotNull(outcome.Message);
    }

    [TestMethod]
    public async Task RunAsync_LogWithoutACall_IsRefused()
    {
        var outcome = (await _rig.Runner.RunAsync([Reference(_rig.Add(_crm), ActionIds.CreatePhoneActivity)], null, Token)).Single();

        Assert.AreEqual((BookOutcomeKind.Refused, 0), (outcome.Kind, _crm.Logged));
    }

    [TestMethod]
    public async Task RunAsync_ActionDeafToItsToken_EndsAtTheDeadline()
    {
        var entered = new TaskCompletionSource();
        var never = new TaskCompletionSource<Uri?>();
        _crm.Run = (_, _, _) =>
        {
            entered.SetResult();
            return never.Task;
        };

        var running = RunAsync("CreateTicket");
        await entered.Task.WaitAsync(Token);
        _rig.Time.Advance(ActionRunner.Deadline);

        Assert.AreEqual(BookOutcomeKind.Deadline, (await running).Kind);
        never.SetResult(null);
    }

    [TestMethod]
    public async Task RunAsync_CallerLeaves_Throws()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var entered = new TaskCompletionSource();
        var never = new TaskCompletionSource<Uri?>();
        _crm.Run = (_, _, _) =>
        {
            entered.SetResult();
            return never.Task;
        };
        var running = _rig.Runner.RunAsync([Reference(_rig.Add(_crm), "CreateTicket")], null, leaving.Token);
        await entered.Task.WaitAsync(Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => running);
    }

    private async Task<ActionOutcome> RunAsync(string actionId, string? address = null) =>
        (await _rig.Runner.RunAsync([Reference(_rig.Add(_crm), actionId, address)], null, Token)).Single();

    private static ActionReference Reference(AddressBookId book, string? actionId, string? address = null) =>
        new() { Record = new(book, "Contact", "1"), ActionId = actionId, WebAddress = address is null ? null : new(address) };

    private static CallActivity Call() => new()
    {
        CallId = "10005",
        Direction = CallDirection.Incoming,
        Start = DateTimeOffset.UnixEpoch,
        Duration = TimeSpan.FromSeconds(123),
        CallerTel = "07825112378",
        CalledTel = "1001",
    };
}
