using Engine.Core.AddressBooks;
using Engine.Core.Caching.Packing;
using Engine.Sdk;

namespace Engine.Core.Caching;

/// <summary>One sync: from the feed into the cache, going on where the last one was interrupted.</summary>
/// <param name="isUrgent">Whether there is no copy yet to search; where there is one, searches go before the sync.</param>
internal sealed class SyncRun(OpenBook book, IContactFeed feed, string origin, IContactCache cache, TimeProvider time, SyncMeter meter, bool isUrgent)
{
    // Rows per transaction: large enough that its cost is spread, small enough to be lost.
    private const int BatchSize = 5000;

    // Leaves most of the processor to searches; nobody waits for the sync.
    private const int RestPerWork = 3;

    /// <returns>The state of the copy now; null when the book was removed meanwhile.</returns>
    public async Task<CacheState?> RunAsync(CancellationToken cancellationToken)
    {
        var state = await cache.GetStateAsync(book.Id, cancellationToken).ConfigureAwait(false);
        var write = await cache.ResumeWriteAsync(book.Id, origin, cancellationToken).ConfigureAwait(false)
            ?? await cache.BeginWriteAsync(book.Id, state?.Token is null, origin, cancellationToken).ConfigureAwait(false);
        try
        {
            return await RunAsync(write, state, cancellationToken).ConfigureAwait(false);
        }
        catch (FeedFailedException failed) when (failed.IsTokenExpired && write.Token is not null)
        {
            write = await cache.BeginWriteAsync(book.Id, isFull: true, origin, cancellationToken).ConfigureAwait(false);
            return await RunAsync(write, state, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<CacheState?> RunAsync(ICacheWrite write, CacheState? before, CancellationToken cancellationToken)
    {
        await using var closing = write.ConfigureAwait(false);
        var already = write.Written;
        meter.BeginReading(already, write.IsFull ? before?.Contacts : null);
        try
        {
            await ReadAsync(write, cancellationToken).ConfigureAwait(false);
        }
        catch (FeedFailedException failed) when (failed.IsTokenExpired || (!failed.IsPassing && write.Written == already))
        {
            // From here it will not go on, so that the next sync does not try.
            await write.DropAsync().ConfigureAwait(false);
            throw;
        }

        meter.BeginBuilding();
        return await write.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadAsync(ICacheWrite write, CancellationToken cancellationToken)
    {
        var hold = book.Guard.TryHold() ?? throw new FeedFailedException(new ConnectorException(ConnectorErrorKind.Unavailable, "The address book was closed."));
        var reading = new FeedReading(feed, book.Id, write.Token, hold, time);
        try
        {
            var token = write.Token;
            while (await reading.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                var started = time.GetTimestamp();
                var (contacts, removed) = (new List<PackedContact>(), new List<RecordKey>());

                // What is there is stored together, up to a removal: a record may come back after it.
                while (contacts.Count < BatchSize && removed.Count == 0 && reading.TryRead(out var part))
                {
                    contacts.AddRange(part.Contacts);
                    removed = part.Removed;
                    if (part.EndsPage) token = part.Token;
                    meter.Expect(part.Expected);
                }

                await write.WriteAsync(contacts, removed, token, cancellationToken).ConfigureAwait(false);
                meter.Read(write.Written);
                if (!isUrgent && time.GetElapsedTime(started) is { Ticks: > 0 } took) await Task.Delay(took * RestPerWork, time, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            reading.Stop();
        }
    }
}
