using Engine.Core.AddressBooks;
using Engine.Core.Caching.Packing;
using Engine.Core.Health;
using Engine.Core.Search;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Core.Caching;

/// <summary>The syncs of one book, one at a time: from its connector's feed into the cache, then into memory.</summary>
internal sealed partial class BookSync(AddressBookId book, IContactCache cache, TimeProvider time)
{
    /// <summary>How long a feed may take for one page before it is given up.</summary>
    public static readonly TimeSpan PageDeadline = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan RetryAfterFailure = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();

    public Task Running { get; private set; } = Task.CompletedTask;

    public bool IsRunning => !Running.IsCompleted;

    public DateTimeOffset? NextAt { get; private set; }

    /// <summary>Why the last sync failed; null when it did not.</summary>
    public string? Error { get; private set; }

    public void Begin(
        OpenBook open, IContactFeed feed, Func<AddressBookId, DateTimeOffset, CancellationToken, Task> swap, ILogger log, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!IsRunning) Running = Task.Run(() => RunAsync(open, feed, swap, log, cancellationToken), CancellationToken.None);
        }
    }

    private async Task RunAsync(
        OpenBook open, IContactFeed feed, Func<AddressBookId, DateTimeOffset, CancellationToken, Task> swap, ILogger log, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        try
        {
            var since = (await cache.GetStateAsync(book, cancellationToken).ConfigureAwait(false))?.Token;
            try
            {
                await WriteAsync(feed, since, started, cancellationToken).ConfigureAwait(false);
            }
            catch (ConnectorException expired) when (expired.Kind == ConnectorErrorKind.FeedTokenExpired && since is not null)
            {
                await WriteAsync(feed, null, started, cancellationToken).ConfigureAwait(false);
            }

            await swap(book, started, cancellationToken).ConfigureAwait(false);
            Error = null;
            NextAt = time.GetUtcNow() + TimeSpan.FromMinutes(open.Configuration.CacheFrequencyMinutes);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The engine ends; the earlier copy stays.
        }
        catch (Exception thrown)
        {
            // Here too a connector is called; the log gets the kind of failure alone, as the message may hold personal data.
            Error = thrown is TimeoutException ? "The CRM did not hand over its contacts in time." : CallFailure.Of(thrown).Message;
            NextAt = time.GetUtcNow() + RetryAfterFailure;
            LogFailed(log, book, thrown.GetType().Name);
        }
    }

    private async Task WriteAsync(IContactFeed feed, string? since, DateTimeOffset started, CancellationToken cancellationToken)
    {
        var write = await cache.BeginWriteAsync(book, isFull: since is null, cancellationToken).ConfigureAwait(false);
        await using var closing = write.ConfigureAwait(false);
        var token = since;
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pages = feed.ReadAsync(since, reading.Token).GetAsyncEnumerator(reading.Token);
        try
        {
            // The deadline per page holds even against a feed that is deaf to its token.
            while (await pages.MoveNextAsync().AsTask().WaitAsync(PageDeadline, time, cancellationToken).ConfigureAwait(false))
            {
                if (pages.Current is not { Contacts: not null, Removed: not null } page) continue;
                token = page.Token;
                await write.WriteAsync(Own(page.Contacts), Own(page.Removed), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await reading.CancelAsync().ConfigureAwait(false);
        }

        await pages.DisposeAsync().ConfigureAwait(false);
        await write.CompleteAsync(token, started, cancellationToken).ConfigureAwait(false);
    }

    private List<PackedContact> Own(IReadOnlyList<Contact> contacts) =>
        [.. contacts.Select(contact => Verification.Bounded(contact, book)).OfType<Contact>().Select(PackedContact.Pack)];

    private List<RecordKey> Own(IReadOnlyList<RecordKey> removed) => [.. removed.Where(key => key.Book == book && key.Id is not null)];

    [LoggerMessage(Level = LogLevel.Warning, Message = "Address book {Book}: its contacts could not be read ({Exception})")]
    private static partial void LogFailed(ILogger logger, AddressBookId book, string exception);
}
