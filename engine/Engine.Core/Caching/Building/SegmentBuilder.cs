using System.Threading.Channels;
using Engine.Core.Caching.Numbers;
using Engine.Core.Caching.Packing;
using Engine.Core.Caching.Records;
using Engine.Core.PhoneNumbers;

namespace Engine.Core.Caching.Building;

/// <summary>Makes a segment of a stream of contacts: several workers read, then what they have read is put in order.</summary>
internal static class SegmentBuilder
{
    private const int BatchSize = 1024;

    /// <param name="contacts">The contacts; of two with one key the later counts, and bytes that are no contact are left out.</param>
    /// <param name="reader">Reads their numbers.</param>
    /// <param name="workers">How many may work at it, 1 or more.</param>
    /// <param name="cancellationToken">Ends the building.</param>
    public static async Task<ContactSegment> BuildAsync(
        IAsyncEnumerable<PackedContact> contacts, PhoneNumberReader reader, int workers, CancellationToken cancellationToken)
    {
        var origin = new RecordOrigin();
        if (workers == 1)
        {
            var only = new SegmentPart(reader, origin);
            var arrival = 0L;
            await foreach (var contact in contacts.WithCancellation(cancellationToken).ConfigureAwait(false)) only.TryAdd(arrival++, contact);
            return Assemble([only], origin, workers);
        }

        var batches = Channel.CreateBounded<Batch>(workers * 2);
        var parts = Enumerable.Range(0, workers).Select(_ => new SegmentPart(reader, origin)).ToList();
        using var failing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = parts.Select(part => Task.Run(() => ReadAsync(batches.Reader, part, failing), CancellationToken.None)).ToList();
        try
        {
            await WriteAsync(contacts, batches.Writer, failing.Token).ConfigureAwait(false);
        }
        finally
        {
            batches.Writer.TryComplete();
            await Task.WhenAll(reading).ConfigureAwait(false);
        }

        return await Task.Run(() => Assemble(parts, origin, workers), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same for contacts at hand, by the calling thread.</summary>
    public static ContactSegment Build(IEnumerable<PackedContact> contacts, PhoneNumberReader reader)
    {
        var origin = new RecordOrigin();
        var part = new SegmentPart(reader, origin);
        var arrival = 0L;
        foreach (var contact in contacts) part.TryAdd(arrival++, contact);
        return Assemble([part], origin, workers: 1);
    }

    private static async Task WriteAsync(IAsyncEnumerable<PackedContact> contacts, ChannelWriter<Batch> batches, CancellationToken cancellationToken)
    {
        var arrival = 0L;
        var batch = new List<PackedContact>(BatchSize);
        await foreach (var contact in contacts.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            batch.Add(contact);
            if (batch.Count < BatchSize) continue;
            await batches.WriteAsync(new(arrival, batch), cancellationToken).ConfigureAwait(false);
            arrival += batch.Count;
            batch = new(BatchSize);
        }

        await batches.WriteAsync(new(arrival, batch), cancellationToken).ConfigureAwait(false);
    }

    private static async Task ReadAsync(ChannelReader<Batch> batches, SegmentPart part, CancellationTokenSource failing)
    {
        try
        {
            await foreach (var batch in batches.ReadAllAsync(failing.Token).ConfigureAwait(false))
            {
                for (var i = 0; i < batch.Contacts.Count; i++) part.TryAdd(batch.FirstArrival + i, batch.Contacts[i]);
            }
        }
        catch
        {
            // Whoever writes the batches must not wait for a reader that is gone.
            await failing.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static ContactSegment Assemble(IReadOnlyList<SegmentPart> parts, RecordOrigin origin, int workers)
    {
        foreach (var part in parts) part.Records.Trim();
        var order = new ContactOrder(parts, origin);
        return new()
        {
            Records = order.Records,
            Keys = order.Keys,
            Numbers = NumberTableBuilder.Build([.. parts.Select(part => part.Numbers)], order.ContactOf),
            Words = WordIndexBuilder.Build(parts, order, workers),
        };
    }

    private sealed record Batch(long FirstArrival, IReadOnlyList<PackedContact> Contacts);
}
