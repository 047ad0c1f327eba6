using System.Runtime.CompilerServices;
using Engine.Connectors.Database.Queries;
using Engine.Connectors.Database.Rows;
using Engine.Connectors.Database.Running;
using Engine.Connectors.Database.Settings;

namespace Engine.Connectors.Database.Feed;

/// <summary>
/// Hands over every contact, then those whose column Changed has grown. A transaction shows its changes only when it ends, with the time at which it began: so the
/// first reading after a change begins some time before it, and only then is that time settled.
/// </summary>
internal sealed class DatabaseFeed(AddressBookContext context, DatabaseSettings settings, Session session)
{
    private const int PageSize = 1000;
    private const int MostContacts = 5_000_000;

    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    // The ids of the last reading, for the next one of the same run.
    private volatile KnownIds? _known;

    public IAsyncEnumerable<FeedPage> ReadAsync(QuerySet set, string? since, CancellationToken cancellationToken)
    {
        if (set.Everything is not { } all)
            throw new ConnectorException(ConnectorErrorKind.Misconfigured, "All: give the query for all contacts, so that the book can be cached.");
        return since is null ? ReadAllAsync(set, all, cancellationToken) : ReadChangesAsync(set, all, since, cancellationToken);
    }

    private async IAsyncEnumerable<FeedPage> ReadAllAsync(QuerySet set, Query all, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var began = context.Time.GetUtcNow();
        var told = new ToldRows(Overlap);
        // Pages are read one after the other: what is changed meanwhile has to come after the mark.
        var mark = set.LastChange is { } last ? StampOf((await session.ReadAsync(last, new QueryValues(), 1, cancellationToken).ConfigureAwait(false))[0]) : null;
        var ids = set is { Removed: null, Changes: not null } ? new KnownIds() : null;
        FeedPage? page = null;
        var count = 0;
        await foreach (var rows in RowsAsync(set, all, cancellationToken).ConfigureAwait(false))
        {
            if (page is not null)
                yield return page;
            page = new FeedPage { Contacts = [.. rows.Select(row => row.ToContact(context, settings.Address))] };
            if ((count += rows.Count) > MostContacts)
                throw new ConnectorException(ConnectorErrorKind.BadAnswer, $"The query for all gives more than {MostContacts} contacts.");
            for (var i = 0; i < rows.Count; i++)
            {
                var stamp = StampOf(rows[i]);
                told.Add(stamp, page.Contacts[i].Key, isRemoved: false);
                ids?.Add(page.Contacts[i].Key);
            }
            if (set.After is not null && set.LastChange is null)
                mark ??= told.Latest;
        }
        mark ??= told.Latest;
        _known = ids;
        var token = set.Changes is null || mark is null
            ? null
            : new FeedToken { Of = FeedToken.DigestOf(settings, set), Mark = mark.Value.ToString(), MarkMet = began, Told = told.Digests, Ids = ids?.Digest ?? "" };
        yield return (page ?? new FeedPage { Contacts = [] }) with { Token = token?.ToString() };
    }

    private async IAsyncEnumerable<IReadOnlyList<Row>> RowsAsync(QuerySet set, Query all, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (set.After is not { } after)
        {
            await foreach (var page in session.PagesAsync(all, new QueryValues { ["limit"] = MostContacts + 1 }, cancellationToken).ConfigureAwait(false))
                yield return page;
            yield break;
        }
        object? reached = null;
        while (true)
        {
            var values = new QueryValues { ["limit"] = PageSize, ["after"] = reached is string or null ? new Untyped((string?)reached) : reached };
            var page = await session.ReadAsync(reached is null ? all : after, values, PageSize, cancellationToken).ConfigureAwait(false);
            if (page.Count > 0)
                yield return page;
            if (page.Count < PageSize)
                yield break;
            if (Equals(page[^1][Field.Id], reached))
                throw new ConnectorException(ConnectorErrorKind.Misconfigured, "All: the page after @after ends where the one before did. Order it by the Id.");
            reached = page[^1][Field.Id];
        }
    }

    private async IAsyncEnumerable<FeedPage> ReadChangesAsync(QuerySet set, Query all, string since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var token = FeedToken.Parse(since, FeedToken.DigestOf(settings, set));
        if (set.Changes is not { } changes || Stamp.Parse(token.Mark) is not { } mark)
            throw FeedToken.Expired("Changes are not told any more");
        var began = context.Time.GetUtcNow();
        var from = token.IsSettled ? mark : mark.Before(Overlap);
        var values = new QueryValues { ["since"] = from.Value is string text ? new Untyped(text) : from.Value };
        var before = token.Told.ToHashSet(StringComparer.Ordinal);
        var told = new ToldRows(Overlap);
        told.Reach(mark);
        var hasNews = false;
        await foreach (var rows in session.PagesAsync(changes, values, cancellationToken).ConfigureAwait(false))
        {
            var news = rows.Where(row => IsNews(row, isRemoved: false)).Select(row => row.ToContact(context, settings.Address)).ToList();
            hasNews |= news.Count > 0;
            if (news.Count > 0)
                yield return new FeedPage { Contacts = news };
        }
        var removed = new List<RecordKey>();
        if (set.Removed is { } gone)
        {
            await foreach (var rows in session.PagesAsync(gone, values, cancellationToken).ConfigureAwait(false))
                removed.AddRange(rows.Where(row => IsNews(row, isRemoved: true)).Select(row => row.ToKey(context)));
        }
        var ids = set.Removed is null ? await CompareAsync(set, all, token, removed, cancellationToken).ConfigureAwait(false) : "";
        var reached = told.Latest!.Value; // at least the mark
        var isSame = reached.CompareTo(mark) == 0;
        var next = token with
        {
            Mark = reached.ToString(),
            MarkMet = isSame ? token.MarkMet : began,
            IsSettled = isSame && (token.IsSettled || began - token.MarkMet >= Overlap),
            Told = told.Digests,
            Ids = ids,
        };
        if (hasNews || removed.Count > 0 || next.ToString() != since)
            yield return new FeedPage { Contacts = [], Removed = removed, Token = next.ToString() };

        bool IsNews(Row row, bool isRemoved)
        {
            var stamp = StampOf(row);
            var key = row.ToKey(context);
            told.Add(stamp, key, isRemoved);
            return before.Count == 0 || !before.Contains(ToldRows.DigestOf(key, stamp, isRemoved));
        }
    }

    /// <summary>Finds what is gone by the ids that are there.</summary>
    /// <returns>Their digest.</returns>
    /// <exception cref="ConnectorException">Ids have changed, and those that were there are not remembered since the engine was started.</exception>
    private async Task<string> CompareAsync(QuerySet set, Query all, FeedToken token, List<RecordKey> removed, CancellationToken cancellationToken)
    {
        var there = new KnownIds();
        var pages = set.Ids is { } ids ? session.PagesAsync(ids, new QueryValues(), cancellationToken) : RowsAsync(set, all, cancellationToken);
        await foreach (var page in pages.ConfigureAwait(false))
        {
            foreach (var row in page)
                there.Add(row.ToKey(context));
        }
        if (there.Digest != token.Ids)
        {
            var known = _known is { } remembered && remembered.Digest == token.Ids ? remembered : throw FeedToken.Expired("Contacts have come or gone since the engine was started");
            removed.AddRange(known.Except(there, context));
        }
        _known = there;
        return there.Digest;
    }

    private static Stamp? StampOf(Row row) => Stamp.Of(row[Field.Changed]);
}
