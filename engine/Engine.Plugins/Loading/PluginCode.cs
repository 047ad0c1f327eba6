using Microsoft.Extensions.Logging;

namespace Engine.Plugins.Loading;

/// <summary>
/// The one place where code of a plugin runs while connectors are looked for: on a thread of its own, within a deadline, and with every
/// exception turned into a sentence.
/// </summary>
internal sealed partial class PluginCode(TimeSpan deadline, TimeProvider time, ILogger log)
{
    public async Task<CodeOutcome<T>> RunAsync<T>(string subject, Func<T> code, CancellationToken cancellationToken)
        where T : class
    {
        // Not on a pool thread: one that never comes back would be missing there.
        var running = Task.Factory.StartNew(code, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return new(await running.WaitAsync(deadline, time, cancellationToken).ConfigureAwait(false), null);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            _ = running.ContinueWith(
                late => LogLate(subject, late.Status), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return new(null, new ConnectorRefusedException($"{subject} did not come back from its constructor or static initializer within {deadline.TotalSeconds:0.#} s. Move slow work into the first search or check."));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested || running.IsCompleted)
        {
            return new(null, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Subject} came back after its deadline ({Status}); it stays unused")]
    private partial void LogLate(string subject, TaskStatus status);
}

/// <summary>What came of a plugin's code: a value or the exception that left it.</summary>
internal readonly record struct CodeOutcome<T>(T? Value, Exception? Failure)
    where T : class;
