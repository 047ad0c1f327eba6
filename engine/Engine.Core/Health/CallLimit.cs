namespace Engine.Core.Health;

/// <summary>Until when a call is wanted: its deadline, or until the caller leaves.</summary>
internal sealed class CallLimit : IDisposable
{
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _either;

    public CallLimit(TimeSpan deadline, TimeProvider time, CancellationToken caller)
    {
        _deadline = new CancellationTokenSource(deadline, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(caller, _deadline.Token);
        Token = _either.Token;
    }

    public CancellationToken Token { get; }

    public bool IsDeadlinePast => _deadline.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _deadline.Dispose();
    }
}
