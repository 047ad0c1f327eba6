using Engine.Core.Health;
using Engine.Sdk;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Core.Tests.Health;

[TestClass]
public sealed class BookGuardTests(TestContext context)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);
    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource<int> _never = new();

    [TestMethod]
    public async Task CallAsync_DeafConnector_EndsAtTheDeadline()
    {
        var guard = Guard();
        var call = guard.CallAsync(Signalled(out var begun, _ => _never.Task), Deadline, context.CancellationToken);
        await begun;

        _time.Advance(Deadline);

        Assert.AreEqual(BookOutcomeKind.Deadline, (await call).Kind);
        Assert.AreEqual(BookOutcomeKind.Deadline, guard.Failure?.Kind);
    }

    [TestMethod]
    [DataRow(ConnectorErrorKind.Unavailable, "Unavailable: No route.")]
    [DataRow(ConnectorErrorKind.Refused, "Refused: No route.")]
    [DataRow(ConnectorErrorKind.NotFound, "")]
    public async Task CallAsync_ConnectorFails_IsToldUnlessTheRecordIsJustGone(ConnectorErrorKind kind, string expected)
    {
        var told = new List<string>();
        var guard = new BookGuard(AddressBookId.New(), 8, _time, NullLogger.Instance) { Failing = (failure, message) => told.Add($"{failure}: {message}") };

        await guard.CallAsync<int>(_ => throw new ConnectorException(kind, "No route."), Deadline, context.CancellationToken);

        Assert.AreEqual(expected, string.Join(' ', told));
    }

    [TestMethod]
    public async Task CallAsync_ConnectorBlocksItsThread_EndsAtTheDeadline()
    {
        using var release = new ManualResetEventSlim();
        var call = Guard().CallAsync(
            Signalled(out var begun, _ =>
            {
                release.Wait(context.CancellationToken);
                return Task.FromResult(1);
            }),
            Deadline,
            context.CancellationToken);
        await begun;

        _time.Advance(Deadline);
        var ended = await call;
        release.Set();

        Assert.AreEqual(BookOutcomeKind.Deadline, ended.Kind);
    }

    [TestMethod]
    public async Task CallAsync_AllSlotsTakenByDeafCalls_DoesNotCallTheConnectorAgain()
    {
        var guard = Guard(slots: 1);
        var first = guard.CallAsync(Signalled(out var begun, _ => _never.Task), Deadline, context.CancellationToken);
        await begun;
        _time.Advance(Deadline);
        await first;

        var wasCalled = false;
        var second = guard.CallAsync(
            _ =>
            {
                wasCalled = true;
                return Task.FromResult(1);
            },
            Deadline,
            context.CancellationToken);
        _time.Advance(Deadline);

        Assert.AreEqual(BookOutcomeKind.Deadline, (await second).Kind);
        Assert.IsFalse(wasCalled);
    }

    [TestMethod]
    public async Task CallAsync_CallerLeaves_ThrowsAndHoldsNothingAgainstTheBook()
    {
        var guard = Guard();
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var call = guard.CallAsync(Signalled(out var begun, _ => _never.Task), Deadline, caller.Token);
        await begun;

        await caller.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => call);
        Assert.IsNull(guard.Failure);
    }

    [TestMethod]
    [DataRow(ConnectorErrorKind.Unauthorized, BookOutcomeKind.Unauthorized)]
    [DataRow(ConnectorErrorKind.RateLimited, BookOutcomeKind.RateLimited)]
    [DataRow(ConnectorErrorKind.Unavailable, BookOutcomeKind.Unavailable)]
    [DataRow(ConnectorErrorKind.NotFound, BookOutcomeKind.NotFound)]
    [DataRow(ConnectorErrorKind.Forbidden, BookOutcomeKind.Refused)]
    [DataRow(ConnectorErrorKind.Misconfigured, BookOutcomeKind.Refused)]
    [DataRow(ConnectorErrorKind.BadAnswer, BookOutcomeKind.Faulted)]
    public async Task CallAsync_ConnectorException_KeepsKindAndTheCrmsOwnMessage(ConnectorErrorKind thrown, BookOutcomeKind expected)
    {
        var ended = await Guard().CallAsync<int>(_ => throw new ConnectorException(thrown, "the CRM's words"), Deadline, context.CancellationToken);

        Assert.AreEqual(expected, ended.Kind);
        Assert.AreEqual("the CRM's words", ended.Message);
    }

    [TestMethod]
    public async Task CallAsync_UnexpectedException_IsAFaultThatDoesNotRepeatItsMessage()
    {
        var ended = await Guard().CallAsync<int>(_ => throw new InvalidOperationException("token=secret"), Deadline, context.CancellationToken);

        Assert.AreEqual(BookOutcomeKind.Faulted, ended.Kind);
        StringAssert.Contains(ended.Message, nameof(InvalidOperationException));
        Assert.DoesNotContain("secret", ended.Message!);
    }

    [TestMethod]
    public async Task CallAsync_NullTask_IsAFault()
    {
        var ended = await Guard().CallAsync<int>(_ => null!, Deadline, context.CancellationToken);

        Assert.AreEqual(BookOutcomeKind.Faulted, ended.Kind);
    }

    [TestMethod]
    public async Task CallAsync_ConnectorsOwnTimeout_IsUnavailableAndNotACancellation()
    {
        var ended = await Guard().CallAsync<int>(_ => throw new TaskCanceledException(), Deadline, context.CancellationToken);

        Assert.AreEqual(BookOutcomeKind.Unavailable, ended.Kind);
    }

    [TestMethod]
    public async Task CallAsync_MessageOfManyLines_IsOneBoundedLine()
    {
        var ended = await Guard().CallAsync<int>(
            _ => throw new ConnectorException(ConnectorErrorKind.Refused, "a\r\nb " + new string('x', 100_000)), Deadline, context.CancellationToken);

        StringAssert.StartsWith(ended.Message, "a b ");
        Assert.IsTrue(ended.Message!.Length <= 500);
    }

    [TestMethod]
    public async Task CallAsync_AfterRepeatedFailures_AnswersAtOnceWithoutAskingUntilThePauseIsOver()
    {
        var guard = Guard();
        var calls = 0;
        Task<int> Failing(CancellationToken token)
        {
            calls++;
            throw new ConnectorException(ConnectorErrorKind.Unavailable, "down");
        }

        for (var i = 0; i < CircuitBreaker.FailuresToOpen + 20; i++) await guard.CallAsync(Failing, Deadline, context.CancellationToken);
        Assert.AreEqual(CircuitBreaker.FailuresToOpen, calls);

        _time.Advance(CircuitBreaker.FirstPause);
        var recovered = await guard.CallAsync(_ => Task.FromResult(7), Deadline, context.CancellationToken);

        Assert.AreEqual(7, recovered.Value);
        Assert.IsNull(guard.Failure);
    }

    [TestMethod]
    [DataRow(39_000, "39 s", 38_700, "1 s")]
    [DataRow(119_000, "119 s", 0, "119 s")]
    [DataRow(119_400, "2 min", 500, "119 s")]
    [DataRow(602_000, "11 min", 2_000, "10 min")]
    public async Task CallAsync_CrmAskedToBeLeftAlone_TellsOnceForHowMuchLonger(int asked, string first, int passed, string later)
    {
        var guard = Guard();
        Task<BookCall<int>> AskAsync() => guard.CallAsync<int>(
            _ => throw new ConnectorException(ConnectorErrorKind.RateLimited, "Slow down.") { RetryAfter = TimeSpan.FromMilliseconds(asked) }, Deadline, context.CancellationToken);

        var refused = await AskAsync();
        _time.Advance(TimeSpan.FromMilliseconds(passed));
        var paused = await AskAsync();

        Assert.AreEqual($"Slow down. Asked again in {first}.", refused.Message);
        Assert.AreEqual($"Slow down. Asked again in {later}.", paused.Message);
        Assert.AreEqual("Slow down.", guard.Failure?.Message);
    }

    [TestMethod]
    public async Task CallAsync_RecordIsGone_DoesNotCountAgainstTheBook()
    {
        var guard = Guard();
        for (var i = 0; i < 50; i++)
            await guard.CallAsync<int>(_ => throw new ConnectorException(ConnectorErrorKind.NotFound, "gone"), Deadline, context.CancellationToken);

        Assert.IsTrue((await guard.CallAsync(_ => Task.FromResult(1), Deadline, context.CancellationToken)).IsAnswered);
    }

    [TestMethod]
    public async Task DrainAsync_CallUnderWay_WaitsForItAndLetsNoOtherIn()
    {
        var guard = Guard();
        var gate = new TaskCompletionSource<int>();
        var call = guard.CallAsync(Signalled(out var begun, _ => gate.Task), Deadline, context.CancellationToken);
        await begun;

        var drained = guard.DrainAsync(TimeSpan.FromMinutes(1));
        var refused = await guard.CallAsync(_ => Task.FromResult(1), Deadline, context.CancellationToken);
        Assert.IsFalse(drained.IsCompleted);
        gate.SetResult(5);
        await drained;

        Assert.AreEqual(BookOutcomeKind.Closed, refused.Kind);
        Assert.AreEqual(5, (await call).Value);
    }

    [TestMethod]
    public async Task DrainAsync_DeafCall_GivesUpAfterItsTime()
    {
        var guard = Guard();
        _ = guard.CallAsync(Signalled(out var begun, _ => _never.Task), TimeSpan.FromHours(1), context.CancellationToken);
        await begun;

        var drained = guard.DrainAsync(TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(10));

        await drained;
    }

    private BookGuard Guard(int slots = 8) => new(AddressBookId.New(), slots, _time, NullLogger.Instance);

    private static Func<CancellationToken, Task<int>> Signalled(out Task begun, Func<CancellationToken, Task<int>> call)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        begun = signal.Task;
        return token =>
        {
            signal.SetResult();
            return call(token);
        };
    }
}
