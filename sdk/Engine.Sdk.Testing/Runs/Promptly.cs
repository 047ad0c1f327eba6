using System.Diagnostics;

namespace Engine.Sdk.Testing;

/// <summary>Ends and beginnings that must not take long.</summary>
internal static class Promptly
{
    private const int Tries = 5;
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1.5);

    /// <summary>Expects a call that was cancelled to end as cancelled within a second.</summary>
    public static async Task EndsAsync(Func<Task> call, string what)
    {
        try
        {
            var calling = call();
            for (var i = 0; i < Tries; i++)
            {
                var started = Stopwatch.GetTimestamp();
                await Task.WhenAny(calling, Task.Delay(Within, TimeProvider.System, CancellationToken.None)).ConfigureAwait(false);

                // A second that took longer tells of a machine that has no time for anybody.
                if (calling.IsCompleted || Stopwatch.GetElapsedTime(started) < Late)
                    break;
            }
            if (!calling.IsCompleted)
                throw new AssertFailedException($"{what} has not ended after a second: it does not heed its token.");
            await calling.ConfigureAwait(false);
            throw new AssertFailedException($"{what} has ended without an OperationCanceledException.");
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception other) when (other is not AssertFailedException)
        {
            throw new AssertFailedException($"{what} has ended with {other.GetType().Name}, not with an OperationCanceledException. {other.Message}", other);
        }
    }

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<bool> isSo, CancellationToken cancellationToken)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!isSo())
            await ticks.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
    }
}
