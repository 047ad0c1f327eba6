using System.Runtime.CompilerServices;
using Engine.Connectors.LocalFiles.Files;

namespace Engine.Connectors.LocalFiles.Feed;

/// <summary>
/// Hands over the contacts of a book's files as they are read, a page at a time; none is kept. What has changed since an earlier feed is told by the files'
/// stamps. What was taken out of a changed file is only known while the ids it had are remembered: else everything is handed over again. Each
/// instance reads once.
/// </summary>
internal sealed class FilesFeed(ContactFiles files)
{
    private const int PageSize = 500;

    private readonly List<FileState> _states = [];
    private readonly List<FileState> _news = [];
    private readonly List<RecordKey> _removed = [];
    private int _count;

    public async IAsyncEnumerable<FeedPage> ReadAsync(string? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        files.KeepWatching();
        // On the pool: a network drive may take its time, and the engine watches over each page.
        var scan = await Task.Run(() => files.Scan(cancellationToken), cancellationToken).ConfigureAwait(false);
        if (FeedPlan.Since(since, scan, files.KnownAt(since)) is not { } plan)
        {
            files.Settle(scan);
            yield break;
        }
        var page = new List<Contact>(PageSize);
        foreach (var stamp in plan.Scan.Files)
        {
            if (plan.Unchanged(stamp) is { } unchanged)
            {
                Add(unchanged);
                continue;
            }
            using var pass = new FilePass(stamp, files.Book, plan.Scan.IsAlone, Limits.Contacts - _count, cancellationToken);
            while (await Task.Run(() => pass.Read(page, PageSize), cancellationToken).ConfigureAwait(false))
            {
                yield return new FeedPage { Contacts = page };
                page = new List<Contact>(PageSize);
            }
            Add(plan, pass.State);
        }
        foreach (var gone in plan.Gone)
            Remove(gone.Ids ?? []);
        foreach (var removed in _removed.Chunk(PageSize))
            yield return new FeedPage { Contacts = [], Removed = removed };
        var state = new BookState(_states, plan.Scan.Problems, plan.Scan.IsAlone);
        files.TakeOver(state, _news);
        if (page.Count + _removed.Count > 0 || state.Token != since)
            yield return new FeedPage { Contacts = page, Token = state.Token };
    }

    private void Add(FileState state)
    {
        _states.Add(state with { Contacts = null });
        _count += state.Count;
    }

    private void Add(FeedPlan plan, FileState read)
    {
        var old = plan.Known.GetValueOrDefault(read.Stamp.Path);
        if (read.IsRead || old is null)
        {
            _news.Add(read);
            Add(read);
            if (!plan.IsFull && old is not null)
                Remove((old.Ids ?? []).Where(id => read.Records.Places.Find(id) is null));
            return;
        }
        // A file that somebody is just writing keeps its contacts until it can be read again.
        if (plan.IsFull)
            throw new ConnectorException(ConnectorErrorKind.Unavailable, $"{read.Problems.First[^1]}.");
        Add(old with { IsRead = false, Problems = read.Problems, Ids = [.. (old.Ids ?? []).Union(read.Ids ?? [], StringComparer.Ordinal)] });
    }

    private void Remove(IEnumerable<string> ids) => _removed.AddRange(ids.Select(id => new RecordKey(files.Book, BookState.RecordType, id)));
}
