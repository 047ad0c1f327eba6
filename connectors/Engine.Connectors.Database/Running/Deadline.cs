namespace Engine.Connectors.Database.Running;

/// <summary>
/// Until when a statement may run, and whether somebody still wants it. Drivers may block whoever cancels their token, as they ask the server to stop through another
/// connection: so theirs is cancelled apart, and nobody waits for what comes of it.
/// </summary>
internal sealed class Deadline(TimeSpan timeout, TimeProvider time, CancellationToken caller)
{
    private CancellationTokenSource? _late;

    /// <summary>Whether time has run out.</summary>
    public bool IsOver => _late is { IsCancellationRequested: true };

    /// <summary>Runs something that heeds its token, sooner or later.</summary>
    /// <param name="run">What is run.</param>
    /// <param name="isOnPool">Whether it blocks its thread.</param>
    /// <param name="isLeft">Whether it is left to itself when it has been cancelled: it has to clean up after itself.</param>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> run, bool isOnPool, bool isLeft)
    {
        caller.ThrowIfCancellationRequested();
        var driver = new CancellationTokenSource();
        using var late = new CancellationTokenSource(timeout, time);
        _late = late;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(caller, late.Token);
        using var apart = either.Token.Register(() => driver.CancelAsync());
        var running = isOnPool ? Task.Run(() => run(driver.Token), CancellationToken.None) : run(driver.Token);
        _ = running.ContinueWith(End, driver, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return isLeft ? await running.WaitAsync(either.Token).ConfigureAwait(false) : await running.ConfigureAwait(false);
    }

    // Once nothing uses the token any more. What a call that was left has thrown is of interest to nobody.
    private static void End(Task ended, object? driver)
    {
        _ = ended.Exception;
        ((CancellationTokenSource)driver!).Dispose(); // given above
    }
}
