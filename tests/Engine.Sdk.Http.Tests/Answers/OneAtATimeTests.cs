namespace Engine.Sdk.Http.Tests.Answers;

[TestClass]
public sealed class OneAtATimeTests
{
    private readonly OneAtATime _turns = new();

    public TestContext TestContext { get; set; } = null!; // the runner sets it

    [TestMethod]
    public async Task RunAsync_SomethingUnderWay_WaitsForItsEnd()
    {
        var (gate, log) = (new TaskCompletionSource(), new List<string>());
        var first = _turns.RunAsync(async () =>
        {
            await gate.Task;
            log.Add("first");
        }, TestContext.CancellationToken);
        var second = _turns.RunAsync(() =>
        {
            log.Add("second");
            return Task.FromResult(2);
        }, TestContext.CancellationToken);

        Assert.IsFalse(second.IsCompleted);
        gate.SetResult();
        await first;

        Assert.AreEqual(2, await second);
        Assert.AreEqual("first second", string.Join(' ', log));
    }

    [TestMethod]
    public async Task RunAsync_Failure_IsPassedOnAndTheNextGoesAhead()
    {
        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => _turns.RunAsync(() => Task.FromException<int>(new InvalidOperationException()), TestContext.CancellationToken));

        Assert.AreEqual(1, await _turns.RunAsync(() => Task.FromResult(1), TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task RunAsync_CancelledWhileWaiting_NeverBegins()
    {
        var (gate, hasBegun) = (new TaskCompletionSource(), false);
        using var left = new CancellationTokenSource();
        var first = _turns.RunAsync(() => gate.Task, TestContext.CancellationToken);
        var second = _turns.RunAsync(() => Task.FromResult(hasBegun = true), left.Token);

        await left.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => second);
        gate.SetResult();
        await first;
        Assert.IsFalse(hasBegun);
    }
}
