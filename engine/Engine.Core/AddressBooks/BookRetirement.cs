using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Core.AddressBooks;

/// <summary>Lets books that are no longer needed finish what is under way, then closes them.</summary>
internal sealed partial class BookRetirement(TimeProvider time, ILogger log) : IAsyncDisposable
{
    // A search that took the book just before it was replaced may still come for pictures; 5 s is the overall deadline of a search.
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    // Longer than any action may take.
    private static readonly TimeSpan UsualDrain = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CloseDeadline = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly HashSet<Task> _underWay = [];
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Returns at once.</summary>
    public void Retire(OpenBook book)
    {
        lock (_lock)
        {
            var retiring = RetireAsync(book);
            _underWay.Add(retiring);
            _ = retiring.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Closes what waits to be closed without the grace, and leaves behind what does not end in time.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        Task[] left;
        lock (_lock)
        {
            left = [.. _underWay];
        }

        try
        {
            await Task.WhenAll(left).WaitAsync(CloseDeadline, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            LogLeftBehind(log, left.Count(task => !task.IsCompleted));
        }

        _stopping.Dispose();
    }

    public static async Task CloseAsync(OpenBook book, TimeProvider time, ILogger log)
    {
        try
        {
            var closing = Task.Run(async () =>
            {
                if (book.Connection is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync().ConfigureAwait(false);
                else (book.Connection as IDisposable)?.Dispose();
            });
            await closing.WaitAsync(CloseDeadline, time).ConfigureAwait(false);
        }
        catch (Exception defect)
        {
            LogNotClosed(log, book.Id, defect.GetType().Name);
        }
        finally
        {
            book.Api?.Dispose();
        }
    }

    private async Task RetireAsync(OpenBook book)
    {
        await Task.Delay(Grace, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // The first tells the log of a call that does not end; connectors are promised that none is under way when they are closed.
        await book.Guard.DrainAsync(UsualDrain).ConfigureAwait(false);
        await book.Guard.DrainAsync(Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        await CloseAsync(book, time, log).ConfigureAwait(false);
    }

    private void Forget(Task retired)
    {
        lock (_lock)
        {
            _underWay.Remove(retired);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Address book {Book} could not be closed: {Cause}")]
    private static partial void LogNotClosed(ILogger logger, AddressBookId book, string cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} address books did not close in time and are left behind")]
    private static partial void LogLeftBehind(ILogger logger, int count);
}
