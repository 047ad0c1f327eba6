using System.Buffers.Binary;
using System.DirectoryServices.Protocols;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Engine.Connectors.Ldap.Directory;

namespace Engine.Connectors.Ldap.Feed;

/// <summary>
/// Everything first; later what differs. LDAP has no list of changes that every server keeps and everybody may read, so the ids and versions of all entries are read
/// and compared with those of the copy. Thus nothing depends on clocks, on the order in which servers copy from each other or on how an entry came and went: also one
/// that was disabled, moved, restored or hidden is told.
/// </summary>
internal sealed class LdapFeed(AddressBookContext context, LdapDirectory directory)
{
    private const int Batch = 100;

    // Ids that were met: a server may list an entry twice while somebody moves it.
    private readonly HashSet<Guid> _met = [];

    public async IAsyncEnumerable<FeedPage> ReadAsync(string? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (source, usn) = await SourceAsync(cancellationToken).ConfigureAwait(false);
        if (since is null)
        {
            await foreach (var page in ReadAllAsync(source, usn, cancellationToken).ConfigureAwait(false)) yield return page;
            yield break;
        }
        var token = FeedToken.Parse(since);
        if (token is null || token.Source != source || RecordSketch.Read(token.Records) is not { } known) throw Expired("The copy is of another server or other settings");
        if (usn is not null && token.Usn == usn) yield break;

        var versions = new List<(Guid Id, ulong Version)>();
        var lease = await directory.Sessions.RentAsync(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            await foreach (var page in directory.PagesAsync(lease.Session, directory.Filter, [directory.Preset.Id, .. directory.Preset.Version], LdapDirectory.PageSize, cancellationToken).ConfigureAwait(false))
                versions.AddRange(New(page).Select(entry => (entry.Id, VersionOf(entry.Entry))));
        }
        if (Sketch(known.Empty(), versions).Minus(known) is not var (more, less)) throw Expired("Too much has changed");
        if (more.Count + less.Count == 0) yield break;
        yield return new()
        {
            Contacts = await ContactsAsync(more, cancellationToken).ConfigureAwait(false),
            Removed = [.. less.Except(more).Select(id => context.Key(LdapMapping.PersonType, id.ToString("D")))],
            Token = new FeedToken(source, usn, Sketch(RecordSketch.For(versions.Count), versions).ToArray()).ToString(),
        };
    }

    private async IAsyncEnumerable<FeedPage> ReadAllAsync(string source, string? usn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var versions = new List<(Guid Id, ulong Version)>();
        FeedPage? last = null;
        var lease = await directory.Sessions.RentAsync(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            string[] attributes = [.. directory.ContactAttributes, .. directory.Preset.Version];
            await foreach (var page in directory.PagesAsync(lease.Session, directory.Filter, attributes, LdapDirectory.PageSize, cancellationToken).ConfigureAwait(false))
            {
                if (last is not null) yield return last;
                var entries = New(page).ToList();
                versions.AddRange(entries.Select(entry => (entry.Id, VersionOf(entry.Entry))));
                last = new() { Contacts = [.. entries.Select(entry => entry.Entry.ToContact(context, directory))] };
            }
        }
        yield return (last ?? new() { Contacts = [] }) with { Token = new FeedToken(source, usn, Sketch(RecordSketch.For(versions.Count), versions).ToArray()).ToString() };
    }

    private IEnumerable<(Guid Id, SearchResultEntry Entry)> New(IEnumerable<SearchResultEntry> entries) =>
        from entry in entries
        let id = directory.IdOf(entry)
        where _met.Add(id)
        select (id, entry);

    private async Task<IReadOnlyList<Contact>> ContactsAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var contacts = new List<Contact>();
        foreach (var batch in ids.Chunk(Batch))
        {
            var found = await directory.FirstAsync(LdapFilter.Any(batch.Select(id => LdapFilter.Id(directory.Preset.Id, id))), Batch, directory.ContactAttributes, cancellationToken).ConfigureAwait(false);
            contacts.AddRange(found.Select(entry => entry.ToContact(context, directory)));
        }
        return contacts;
    }

    // Active Directory counts changes for each server by itself, and anew when it was restored: Microsoft, "Polling for Changes Using USNChanged". Without the right to
    // read the invocation id, the server's name has to do.
    private async Task<(string Source, string? Usn)> SourceAsync(CancellationToken cancellationToken)
    {
        var settings = directory.Settings;
        var source = $"{settings.Kind}|{settings.BaseDn}|{settings.Scope}|{directory.Filter}|{string.Join(';', settings.Fields)}|{settings.RecordPage}";
        string? usn = null;
        if (settings.Kind == LdapKind.ActiveDirectory)
        {
            var root = await directory.EntryAsync("", "(objectClass=*)", ["dsServiceName", "highestCommittedUSN"], cancellationToken).ConfigureAwait(false);
            usn = root?.Text("highestCommittedUSN");
            if (root?.Text("dsServiceName") is { Length: > 0 } server)
            {
                var service = await directory.EntryAsync(server, "(objectClass=*)", ["invocationId"], cancellationToken).ConfigureAwait(false);
                source += $"|{server}|{service?.Id("invocationId")}";
            }
        }
        return (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source))), usn);
    }

    private ulong VersionOf(SearchResultEntry entry) => BinaryPrimitives.ReadUInt64LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', directory.Preset.Version.Select(name => entry.Text(name))))));

    private static RecordSketch Sketch(RecordSketch sketch, List<(Guid Id, ulong Version)> versions)
    {
        foreach (var (id, version) in versions) sketch.Add(id, version);
        return sketch;
    }

    private static ConnectorException Expired(string why) => new(ConnectorErrorKind.FeedTokenExpired, $"{why}: everything is read anew.");
}
