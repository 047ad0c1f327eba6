using Engine.Connectors.LocalFiles.Feed;
using Engine.Connectors.LocalFiles.Files;
using Engine.Sdk.VCards;

namespace Engine.Connectors.LocalFiles;

/// <summary>The contacts of one file or folder.</summary>
internal sealed class LocalFilesAddressBook(ContactFiles files) :
    IAddressBook, IContactFeed, IChangeSignal, IRecordLookup, IPictureSource, IConnectionCheck, IAsyncDisposable
{
    private const int ProblemsShown = 3;

    public async Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) =>
        (await files.GetLiveAsync(cancellationToken).ConfigureAwait(false)).Find(query, cancellationToken);

    public async Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) =>
        (await files.GetLiveAsync(cancellationToken).ConfigureAwait(false)).Find(query, cancellationToken);

    public IAsyncEnumerable<FeedPage> ReadAsync(string? since, CancellationToken cancellationToken) =>
        new FilesFeed(files).ReadAsync(since, cancellationToken);

    public async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watch = files.Watch(() => changed.TrySetResult());
        await changed.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken) =>
        await ReadAsync(record, cancellationToken).ConfigureAwait(false) is var (contact, _) ? BookState.ToContact(contact, record) : null;

    public async Task<Picture?> GetPictureAsync(RecordKey record, CancellationToken cancellationToken)
    {
        var state = await files.GetAsync(cancellationToken).ConfigureAwait(false);
        return state.MayHavePicture(record) && await ReadAsync(record, cancellationToken).ConfigureAwait(false) is ({ Pictures: { Count: > 0 } spots }, var file)
            ? Read(spots, file.Stamp.Path, cancellationToken)
            : null;
    }

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var state = await files.RefreshAsync(cancellationToken).ConfigureAwait(false);
        if (state.Files is [{ IsRead: false } only] && state.Count == 0)
            throw new ConnectorException(ConnectorErrorKind.Misconfigured, $"Path: {only.Problems.First[0]}.");
        var found = $"{Count(state.Files.Count, "file")}, {Count(state.Count, "contact")}.";
        if (state.Files.Count == 0)
            found += " There is no .vcf, .vcard, .csv or .tsv file in the folder yet.";
        if (state.Count > Limits.LiveContacts)
            found += $" Keep the book cached: without a copy only the first {Limits.LiveContacts} are searched.";
        if (state.ProblemCount == 0)
            return found;
        var more = state.ProblemCount > ProblemsShown ? "; …" : "";
        return $"{found} {Count(state.ProblemCount, "problem")}: {string.Join("; ", state.Problems.Take(ProblemsShown))}{more}.";
    }

    public ValueTask DisposeAsync() => files.DisposeAsync();

    private static string Count(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";

    // Places are only good for the files as they were read, so a record that is not at its place is looked for once more.
    private async Task<(CardContact Contact, FileState File)?> ReadAsync(RecordKey record, CancellationToken cancellationToken)
    {
        try
        {
            var state = await files.GetAsync(cancellationToken).ConfigureAwait(false);
            if (state.Read(record) is { } found)
                return found;
            var refreshed = await files.RefreshAsync(cancellationToken).ConfigureAwait(false);
            return ReferenceEquals(refreshed, state) ? null : refreshed.Read(record);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConnectorException(ConnectorErrorKind.Unavailable, "The record's file cannot be read.", e);
        }
    }

    private Picture? Read(IReadOnlyList<PictureSpot> spots, string path, CancellationToken cancellationToken)
    {
        var links = new LinkedPicture(files.Root);
        foreach (var spot in spots)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if ((spot.Link is { } link ? links.Read(link, path) : ReadEmbedded(path, spot.Offset, links)) is { } picture)
                    return picture;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new ConnectorException(ConnectorErrorKind.Unavailable, $"The picture's file cannot be read: {Path.GetFileName(path)}.", e);
            }
        }
        return null;
    }

    private static Picture? ReadEmbedded(string path, long offset, LinkedPicture links)
    {
        using var file = TextFile.Open(path);
        file.Skip(offset);
        return CardPicture.Read(file.Stream, link => links.Read(link, path));
    }
}
