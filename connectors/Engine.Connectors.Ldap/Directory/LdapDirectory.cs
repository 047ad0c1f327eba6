using System.DirectoryServices.Protocols;
using System.Runtime.CompilerServices;
using Engine.Connectors.Ldap.Connecting;

namespace Engine.Connectors.Ldap.Directory;

/// <summary>What a book may ask of its directory.</summary>
internal sealed class LdapDirectory(LdapSettings settings, TimeProvider time) : IAsyncDisposable
{
    // Active Directory gives no more than 1,000 entries a page (Microsoft, "LDAP policies", MaxPageSize).
    public const int PageSize = 500;

    private string? _base = string.IsNullOrWhiteSpace(settings.BaseDn) ? null : settings.BaseDn.Trim();

    public LdapSettings Settings => settings;

    public LdapPreset Preset { get; } = LdapPreset.Of(settings.Kind);

    public AttributeMap Map { get; } = new(LdapPreset.Of(settings.Kind), settings.Fields);

    public LdapSessions Sessions { get; } = new(settings, time);

    public string Filter { get; } = string.IsNullOrWhiteSpace(settings.Filter) ? LdapPreset.Of(settings.Kind).Filter : InBrackets(settings.Filter.Trim());

    /// <summary>The attributes a contact is made of.</summary>
    public string[] ContactAttributes => field ??= [Preset.Id, .. Map.All.Union(RecordPages.Attributes(settings.RecordPage), StringComparer.OrdinalIgnoreCase)];

    /// <summary>The first contacts that fit, in the server's order.</summary>
    public Task<IReadOnlyList<SearchResultEntry>> FirstAsync(string filter, int limit, string[] attributes, CancellationToken cancellationToken) => Sessions.ReadAsync<IReadOnlyList<SearchResultEntry>>(
        async session =>
        {
            var found = new List<SearchResultEntry>();
            try
            {
                await foreach (var page in PagesAsync(session, LdapFilter.All(Filter, filter), attributes, Math.Min(limit, PageSize), cancellationToken).ConfigureAwait(false))
                {
                    found.AddRange(page.Take(limit - found.Count));
                    if (found.Count >= limit) break;
                }
            }
            catch (ConnectorException cut) when (cut.InnerException is DirectoryOperationException { Response: SearchResponse { ResultCode: ResultCode.SizeLimitExceeded } part })
            {
                // A search needs no more than the server likes to give.
                found.AddRange(part.Entries.Cast<SearchResultEntry>().Take(limit - found.Count));
            }
            return found;
        },
        cancellationToken);

    public async Task<SearchResultEntry?> OneAsync(Guid id, string[] attributes, CancellationToken cancellationToken) =>
        (await FirstAsync(LdapFilter.Id(Preset.Id, id), 1, attributes, cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    /// <summary>One entry by its name; an empty name is the server's own description of itself (RFC 4512, section 5.1).</summary>
    /// <returns>Null when there is none, or it may not be seen.</returns>
    public async Task<SearchResultEntry?> EntryAsync(string name, string filter, string[] attributes, CancellationToken cancellationToken)
    {
        var request = new SearchRequest(name, filter, SearchScope.Base, attributes);
        try
        {
            var answer = await Sessions.ReadAsync(session => session.SendAsync<SearchResponse>(request, cancellationToken), cancellationToken).ConfigureAwait(false);
            return answer.Entries.Cast<SearchResultEntry>().FirstOrDefault();
        }
        catch (ConnectorException missing) when (missing.InnerException is DirectoryOperationException { Response.ResultCode: ResultCode.NoSuchObject or ResultCode.InvalidDNSyntax })
        {
            return null;
        }
    }

    /// <summary>All entries that fit, page by page (RFC 2696), on one connection: the server remembers there how far it is.</summary>
    public async IAsyncEnumerable<IReadOnlyList<SearchResultEntry>> PagesAsync(
        LdapSession session, string filter, string[] attributes, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var paging = new PageResultRequestControl(pageSize) { IsCritical = false };
        var request = new SearchRequest(await BaseAsync(session, cancellationToken).ConfigureAwait(false), filter, settings.Scope == LdapScope.OneLevel ? SearchScope.OneLevel : SearchScope.Subtree, attributes);
        request.Controls.Add(paging);
        do
        {
            var answer = await session.SendAsync<SearchResponse>(request, cancellationToken).ConfigureAwait(false);
            yield return [.. answer.Entries.Cast<SearchResultEntry>()];
            paging.Cookie = answer.Controls.OfType<PageResultResponseControl>().FirstOrDefault()?.Cookie ?? [];
        }
        while (paging.Cookie.Length > 0);
    }

    public ValueTask DisposeAsync() => Sessions.DisposeAsync();

    /// <exception cref="ConnectorException">The server does not tell the entry's id.</exception>
    public Guid IdOf(SearchResultEntry entry) => entry.Id(Preset.Id) ?? throw (entry.Attributes.Count == 0 || entry.Attributes.Contains(Preset.Id)
        ? new ConnectorException(ConnectorErrorKind.BadAnswer, "The server's answer cannot be understood: an entry without an id.")
        : new ConnectorException(ConnectorErrorKind.Misconfigured, $"Directory: the server tells no {Preset.Id}, by which entries are known. Is it the right kind of directory, and may the user read that?"));

    /// <summary>The base of searches: the setting, or what the server names as its root.</summary>
    /// <exception cref="ConnectorException">It names none, or several.</exception>
    public async Task<string> BaseAsync(LdapSession session, CancellationToken cancellationToken)
    {
        if (_base is { } known) return known;
        var request = new SearchRequest("", "(objectClass=*)", SearchScope.Base, "defaultNamingContext", "namingContexts");
        var answer = await session.SendAsync<SearchResponse>(request, cancellationToken).ConfigureAwait(false);
        var root = answer.Entries.Cast<SearchResultEntry>().FirstOrDefault();
        var roots = root?.Texts("defaultNamingContext").Concat(root.Texts("namingContexts")).Where(name => name.Length > 0).Distinct().ToList() ?? [];
        return _base = root?.Text("defaultNamingContext") is { Length: > 0 } usual ? usual
            : roots is [var only] ? only
            : throw new ConnectorException(ConnectorErrorKind.Misconfigured, $"Base DN: write where to search; the server names {(roots.Count == 0 ? "no root" : string.Join(" and ", roots))}.");
    }

    private static string InBrackets(string filter) => filter.StartsWith('(') ? filter : $"({filter})";
}
