using Engine.Core.Health;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Core.Tests.Health;

[TestClass]
public sealed class CircuitBreakerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly CircuitBreaker _breaker;

    public CircuitBreakerTests() => _breaker = new CircuitBreaker(_time);

    [TestMethod]
    public void TryEnter_FewFailures_StaysOpenToCalls()
    {
        Fail(CircuitBreaker.FailuresToOpen - 1);

        Assert.IsTrue(_breaker.TryEnter(out _));
    }

    [TestMethod]
    public void TryEnter_ManyFailuresInARow_LeavesTheBookAloneAndSaysHowLong()
    {
        Fail(CircuitBreaker.FailuresToOpen);

        Assert.IsFalse(_breaker.TryEnter(out var wait));
        Assert.AreEqual(CircuitBreaker.FirstPause, wait);
    }

    [TestMethod]
    public void TryEnter_AfterThePause_LetsExactlyOneCallTry()
    {
        Fail(CircuitBreaker.FailuresToOpen);
        _time.Advance(CircuitBreaker.FirstPause);

        Assert.IsTrue(_breaker.TryEnter(out _));
        Assert.IsFalse(_breaker.TryEnter(out _), "a second call must wait for the first one's verdict");
    }

    [TestMethod]
    public void Failed_TryFailsAgain_DoublesThePauseUpToItsLimit()
    {
        Fail(CircuitBreaker.FailuresToOpen);
        var longest = TimeSpan.Zero;
        for (var round = 0; round < 20; round++)
        {
            _breaker.TryEnter(out var wait);
            _time.Advance(wait);
            Fail(1);
            _breaker.TryEnter(out longest);
        }

        Assert.AreEqual(CircuitBreaker.LongestPause, longest);
    }

    [TestMethod]
    public void Failed_Unreachable_IsTriedEveryFewSeconds()
    {
        for (var i = 0; i < CircuitBreaker.FailuresToOpen + 10; i++) _breaker.Failed(null, isUnreachable: true);

        Assert.IsFalse(_breaker.TryEnter(out var wait));
        Assert.IsLessThanOrEqualTo(CircuitBreaker.LongestUnreachablePause, wait);
    }

    [TestMethod]
    public void Failed_UnreachableThatAskedToBeLeftAlone_IsLeftAlone()
    {
        for (var i = 0; i < CircuitBreaker.FailuresToOpen; i++) _breaker.Failed(TimeSpan.FromMinutes(1), isUnreachable: true);

        Assert.IsFalse(_breaker.TryEnter(out var wait));
        Assert.AreEqual(TimeSpan.FromMinutes(1), wait);
    }

    [TestMethod]
    public void Succeeded_AfterATry_ForgetsTheFailures()
    {
        Fail(CircuitBreaker.FailuresToOpen);
        _time.Advance(CircuitBreaker.FirstPause);
        _breaker.TryEnter(out _);
        _breaker.Succeeded();

        Fail(CircuitBreaker.FailuresToOpen - 1);

        Assert.IsTrue(_breaker.TryEnter(out _));
    }

    [TestMethod]
    public void Abandoned_DuringATry_LetsTheNextOneTry()
    {
        Fail(CircuitBreaker.FailuresToOpen);
        _time.Advance(CircuitBreaker.FirstPause);
        _breaker.TryEnter(out _);

        _breaker.Abandoned();

        Assert.IsTrue(_breaker.TryEnter(out _));
    }

    [TestMethod]
    public void Failed_CrmAsksToWait_IsObeyedAtTheFirstFailure()
    {
        _breaker.TryEnter(out _);
        _breaker.Failed(TimeSpan.FromSeconds(42));

        Assert.IsFalse(_breaker.TryEnter(out var wait));
        Assert.AreEqual(TimeSpan.FromSeconds(42), wait);
        _time.Advance(wait);
        Assert.IsTrue(_breaker.TryEnter(out _));
    }

    private void Fail(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _breaker.TryEnter(out _);
            _breaker.Failed(null);
        }
    }
}
