using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Sdk.Http;

/// <summary>
/// The feed of a CRM that can list its records and tell which changed since a moment: everything first, later the changes. It keeps the token, goes on after an
/// interruption, reads what was changed shortly before the last reading once more, and tells nothing twice. What remains is to ask the CRM and to map its records.
/// </summary>
/// <typeparam name="TKind">What there is to know of one kind of record.</typeparam>
/// <typeparam name="TRecord">A record of the CRM.</typeparam>
public sealed class DeltaFeed<TKind, TRecord>
{
    // A token's 64 KiB hold as many with their 22 characters each; what is told twice for lack of room does no harm.
    private const int MostTold = 2400;

    // Before a cursor in the list of what was deleted.
    private const string Gone = "archive:";

    // A quiet CRM's token would grow too old.
    private static readonly TimeSpan ToldAtLeast = TimeSpan.FromDays(1);

    /// <summary>Tells the time.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>How the CRM is asked, and what its answers tell of time.</summary>
    public required ChangeList<TKind, TRecord> Changes { get; init; }

    /// <summary>What is read, one after the other. A token is good for these kinds and further ones; with one kind less everything is read anew.</summary>
    public required IReadOnlyList<TKind> Kinds { get; init; }

    /// <summary>The name of a kind, the same in every reading.</summary>
    public required Func<TKind, string> NameOf { get; init; }

    /// <summary>Makes a page of records of a kind; its token is set here.</summary>
    public required Func<TKind, IReadOnlyList<TRecord>, CancellationToken, Task<FeedPage>> ToPageAsync { get; init; }

    /// <summary>Reads, as <see cref="IContactFeed.ReadAsync"/> promises.</summary>
    /// <param name="since">The token of the last page stored, or null.</param>
    /// <param name="cancellationToken">Cancelled when the reading is stopped.</param>
    /// <returns>Pages with something to tell, the last one perhaps without; none when nothing changed.</returns>
    /// <exception cref="ConnectorException">The CRM failed, or the token is of no use any more (<see cref="ConnectorErrorKind.FeedTokenExpired"/>).</exception>
    public async IAsyncEnumerable<FeedPage> PagesAsync(string? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var names = Kinds.Select(NameOf).ToList();
        var place = FeedPlace.Of(since, names, Time.GetUtcNow(), Changes.TokenLifetime);
        // Whoever reads everything, or has stored a part, waits for the end even where there is nothing more to tell.
        var isEndAwaited = place.Reached is not null || !(place.Began - place.Read < ToldAtLeast);
        for (var i = Math.Max(0, names.IndexOf(place.Reached ?? "")); i < names.Count; i++)
        {
            var mark = place.Kinds.GetValueOrDefault(names[i], FeedMark.None);
            var (from, next, trail) = (mark.Since, mark.Next, new PageTrail());
            do
            {
                var batch = await ReadPageAsync(Kinds[i], from, next, cancellationToken).ConfigureAwait(false);
                var records = batch.Records.Select(record => (Record: record, Stamp: Changes.StampOf(record), Digest: DigestOf(record))).ToList();
                var news = records.Where(read => !mark.Told.ContainsKey(read.Digest)).Select(read => read.Record).ToList();
                next = trail.Follow(batch.Next);
                mark = Advance(mark, place.Began - Changes.Overlap, records.ConvertAll(read => (read.Stamp, read.Digest)), next);
                place = place.At(names[i], mark, next is not null ? names[i] : names.ElementAtOrDefault(i + 1));
                if (news.Count == 0 && !(isEndAwaited && place.Reached is null)) continue;
                isEndAwaited = true;
                yield return await ToPageAsync(Kinds[i], news, cancellationToken).ConfigureAwait(false) with { Token = place.ToString() };
            }
            while (next is not null);
        }
    }

    private async Task<RecordPage<TRecord>> ReadPageAsync(TKind kind, DateTimeOffset? since, string? next, CancellationToken cancellationToken)
    {
        if (since is not { } start || Changes.ReadGoneAsync is null) return await Changes.ReadAsync(kind, since, next, cancellationToken).ConfigureAwait(false);
        if (next?.StartsWith(Gone, StringComparison.Ordinal) != true)
        {
            var changed = await Changes.ReadAsync(kind, since, next, cancellationToken).ConfigureAwait(false);
            return new(changed.Records, changed.Next ?? Gone);
        }
        var gone = await Changes.ReadGoneAsync(kind, start, next.Length > Gone.Length ? next[Gone.Length..] : null, cancellationToken).ConfigureAwait(false);
        return new([.. gone.Records.Where(record => !(Changes.StampOf(record) < start))], gone.Next is { } more ? $"{Gone}{more}" : null);
    }

    private FeedMark Advance(FeedMark mark, DateTimeOffset settled, List<(DateTimeOffset? Stamp, string Digest)> read, string? next)
    {
        // What is read in order is behind us up to its last stamp, the rest at its end.
        var until = !Changes.IsInOrderOfChange ? settled
            : read is [.., var last] ? last.Stamp < settled ? last.Stamp.Value : settled
            : mark.Since ?? DateTimeOffset.UnixEpoch;
        var isBehind = Changes.IsInOrderOfChange || next is null;
        var told = mark.Told.Where(told => !isBehind || told.Value >= until.ToUnixTimeSeconds())
            .Concat(read.Where(read => read.Stamp >= until).Select(read => KeyValuePair.Create(read.Digest, read.Stamp!.Value.ToUnixTimeSeconds()))) // compared
            .DistinctBy(told => told.Key)
            .TakeLast(MostTold / Kinds.Count);
        return new(isBehind ? until : mark.Since, isBehind ? null : next, told.ToDictionary());
    }

    private string DigestOf(TRecord record) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(Changes.VersionOf(record))).AsSpan(0, 6));
}
