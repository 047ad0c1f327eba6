using Engine.Core.Health;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Core.Caching;

/// <summary>Follows a feed that knows by itself when something changed, and has the book synced soon after.</summary>
internal sealed partial class ChangeWatch(AddressBookId book, IChangeSignal signal, BookGuard guard, Func<Task<bool>> sync, TimeProvider time, ILogger log)
{
    /// <summary>How long changes gather: a file that is saved changes several times.</summary>
    public static readonly TimeSpan Gathering = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (pause, hasFailed) = (Gathering, false);
        var waiting = WaitAsync(cancellationToken);
        while (true)
        {
            if (!await waiting.ConfigureAwait(false))
            {
                if (!hasFailed) LogFailed(log, book);
                hasFailed = true;
                await Task.Delay(Longest, time, cancellationToken).ConfigureAwait(false);
                waiting = WaitAsync(cancellationToken);
                continue;
            }

            // Waited for again before the sync reads: what changes from here on is not missed.
            hasFailed = false;
            waiting = WaitAsync(cancellationToken);
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            var started = time.GetTimestamp();
            var hasChanged = await sync().WaitAsync(cancellationToken).ConfigureAwait(false);

            // A book that changes all the time, or says so without need, is synced half the time at most.
            pause = (waiting.IsCompleted, hasChanged) switch
            {
                (false, _) => Gathering,
                (true, true) => Bounded(time.GetElapsedTime(started)),
                (true, false) => Bounded(pause * 2),
            };
        }
    }

    private static TimeSpan Bounded(TimeSpan pause) => pause < Gathering ? Gathering : pause > Longest ? Longest : pause;

    /// <returns>False when the connector failed.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; a connector deaf to that is left behind.</exception>
    private async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(HeldAsync, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception)
        {
            // Here too a connector is called.
            return false;
        }

        async Task HeldAsync()
        {
            using var hold = guard.TryHold() ?? throw new InvalidOperationException("The book was closed.");

            // A source of its own, for what a connector does when it is cancelled is not to hold up who cancels.
            var own = new CancellationTokenSource();
            await using var passing = cancellationToken.UnsafeRegister(static source => _ = ((CancellationTokenSource)source!).CancelAsync(), own).ConfigureAwait(false); // given here
            await signal.WaitForChangeAsync(own.Token).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Address book {Book}: its connector cannot tell of changes; the copy is refreshed from time to time alone")]
    private static partial void LogFailed(ILogger logger, AddressBookId book);
}
