using System.Runtime.CompilerServices;
using Engine.Connectors.LocalFiles.Contacts;
using Engine.Connectors.LocalFiles.Files;
using Engine.Connectors.LocalFiles.VCards;
using Engine.Sdk;

namespace Engine.Connectors.LocalFiles;

/// <summary>The contacts of one file or folder.</summary>
internal sealed class LocalFilesAddressBook(ContactFiles files) :
    IAddressBook, IContactFeed, IRecordLookup, IPictureSource, IConnectionCheck, IAsyncDisposable
{
    private const int PageSize = 500;
    private const int ProblemsShown = 3;

    public async Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken)
    {
        var snapshot = await files.GetAsync(cancellationToken).ConfigureAwait(false);
        return Contacts(snapshot, snapshot.Numbers.Find(query.Spellings, query.Limit, cancellationToken));
    }

    public async Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken)
    {
        var snapshot = await files.GetAsync(cancellationToken).ConfigureAwait(false);
        return Contacts(snapshot, snapshot.Names.Find(query.Words, query.Limit, cancellationToken));
    }

    public async IAsyncEnumerable<FeedPage> ReadAsync(string? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var snapshot = await files.RefreshAsync(cancellationToken).ConfigureAwait(false);
        if (since == snapshot.Version)
            yield break;
        // Files do not tell what was taken out of them, so that a change means reading everything.
        if (since is not null)
            throw new ConnectorException(ConnectorErrorKind.FeedTokenExpired, "The files have changed.");
        for (var start = 0; start == 0 || start < snapshot.Contacts.Count; start += PageSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new FeedPage
            {
                Contacts = [.. snapshot.Contacts.Skip(start).Take(PageSize)],
                Token = start + PageSize >= snapshot.Contacts.Count ? snapshot.Version : null,
            };
        }
    }

    public async Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken) =>
        (await files.GetAsync(cancellationToken).ConfigureAwait(false)).Find(record);

    public async Task<Picture?> GetPictureAsync(RecordKey record, CancellationToken cancellationToken)
    {
        var snapshot = await files.GetAsync(cancellationToken).ConfigureAwait(false);
        if (snapshot.PicturesOf(record) is not ({ Count: > 0 }, var file))
            return null;
        // Places are only good for the file as it was read.
        if (!file.IsOnDisk())
            snapshot = await files.RefreshAsync(cancellationToken).ConfigureAwait(false);
        return snapshot.PicturesOf(record) is var (spots, source) ? Read(spots, source.Stamp.Path, cancellationToken) : null;
    }

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        var snapshot = await files.RefreshAsync(cancellationToken).ConfigureAwait(false);
        if (snapshot.Files is [{ IsRead: false } only] && snapshot.Contacts.Count == 0)
            throw new ConnectorException(ConnectorErrorKind.Misconfigured, $"Path: {only.Problems.First[0]}.");
        var found = $"{Count(snapshot.Files.Count, "file")}, {Count(snapshot.Contacts.Count, "contact")}.";
        if (snapshot.Files.Count == 0)
            found += " There is no .vcf, .vcard, .csv or .tsv file in the folder yet.";
        if (snapshot.ProblemCount == 0)
            return found;
        var more = snapshot.ProblemCount > ProblemsShown ? "; …" : "";
        return $"{found} {Count(snapshot.ProblemCount, "problem")}: {string.Join("; ", snapshot.Problems.Take(ProblemsShown))}{more}.";
    }

    public ValueTask DisposeAsync() => files.DisposeAsync();

    private static Contact[] Contacts(Snapshot snapshot, IReadOnlyList<int> indices) => [.. indices.Select(index => snapshot.Contacts[index])];

    private static string Count(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";

    private Picture? Read(IReadOnlyList<PictureSpot> spots, string path, CancellationToken cancellationToken)
    {
        var links = new LinkedPicture(files.Root);
        foreach (var spot in spots)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if ((spot.Link is { } link ? links.Read(link, path) : PictureReader.Read(path, spot.Offset, links)) is { } picture)
                    return picture;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new ConnectorException(ConnectorErrorKind.Unavailable, $"The picture's file cannot be read: {Path.GetFileName(path)}.", e);
            }
        }
        return null;
    }
}
