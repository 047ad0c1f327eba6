using static Engine.Connectors.Outlook.OutlookMapping;

namespace Engine.Connectors.Outlook;

/// <summary>The contacts of one mailbox, and where its user wants that the colleagues in the directory.</summary>
internal partial class OutlookAddressBook : IAddressBook, IRecordLookup
{
    // Microsoft Graph, "Advanced query capabilities": a filter takes 15 conditions joined by "or", and each spelling is two.
    private const int MaxSpellings = 7;
    private const int MaxPage = 999;

    private readonly LiveContacts _live;

    public OutlookAddressBook(AddressBookContext context, OutlookSettings settings)
    {
        (Context, Settings) = (context, settings);
        Api = RestApi.For<IGraphApi>(context.Http, OutlookJsonContext.Default);
        _folders = new(context.Time, TimeSpan.FromMinutes(5));
        _live = new((since, cancellationToken) => ReadAsync(since, isLive: true, cancellationToken));
    }

    protected AddressBookContext Context { get; }

    protected OutlookSettings Settings { get; }

    protected IGraphApi Api { get; }

    public async Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken)
    {
        var contacts = _live.FindAsync(query, cancellationToken);
        var asked = Settings.SearchDirectory ? query.Spellings.Chunk(MaxSpellings) : [];
        var users = Task.WhenAll(asked.Select(spellings => UsersAsync(FilterOf(spellings), null, query.Limit, cancellationToken)));
        var (known, found) = await (contacts, users).AllAsync().ConfigureAwait(false);
        return [.. known.Concat(found.SelectMany(users => users).DistinctBy(user => user.Key)).Take(query.Limit)];
    }

    public async Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken)
    {
        string[] words = [.. query.Words.Where(word => word.Any(char.IsLetterOrDigit))];
        var contacts = _live.FindAsync(query, cancellationToken);
        var users = Settings.SearchDirectory && words.Length > 0 ? UsersAsync(null, SearchOf(words), query.Limit, cancellationToken) : NobodyAsync();
        var people = Settings.SearchPeople && words.Length > 0 ? PermittedAsync(
            Api.PeopleAsync(Settings.Owner, Quoted(string.Join(' ', words)), Math.Min(query.Limit, MaxPage), PersonFields, cancellationToken), PersonType) : NobodyAsync();
        var (own, colleagues, others) = await (contacts, users, people).AllAsync().ConfigureAwait(false);
        List<Contact> found = [.. own, .. colleagues];
        // Most of these people are contacts or colleagues; who has no number cannot be called.
        var known = found.SelectMany(EmailsOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        found.AddRange(others.Where(person => person.Fields.Any(field => field.Kind == ContactFieldKind.Telephone) && !EmailsOf(person).Any(known.Contains)));
        return [.. found.Take(query.Limit)];
    }

    public async Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken) =>
        (await GetAsync(record, cancellationToken).OrNullAsync(ConnectorErrorKind.NotFound).ConfigureAwait(false))?.ToContact(record.Type, Context, Settings);

    /// <exception cref="ConnectorException"><see cref="ConnectorErrorKind.NotFound"/>: there is none.</exception>
    protected async Task<JsonElement> GetAsync(RecordKey record, CancellationToken cancellationToken) => await (record.Type switch
    {
        ContactType => Api.ContactAsync(Settings.Owner, record.Id, ContactFields, cancellationToken),
        UserType => Api.UserAsync(record.Id, UserFields, cancellationToken),
        PersonType => Api.PersonAsync(Settings.Owner, record.Id, PersonFields, cancellationToken),
        _ => throw new ConnectorException(ConnectorErrorKind.NotFound, $"Outlook has no {record.Type}."),
    }).ConfigureAwait(false);

    private Task<IReadOnlyList<Contact>> UsersAsync(string? filter, string? search, int limit, CancellationToken cancellationToken) =>
        PermittedAsync(Api.UsersAsync(filter, search, filter is null ? null : "true", Math.Min(limit, MaxPage), UserFields, cancellationToken), UserType);

    // A missing permission, and a directory that cannot be asked so, cost what they cover and no more; the check tells of it.
    private async Task<IReadOnlyList<Contact>> PermittedAsync(Task<GraphPage> asked, string type)
    {
        var found = await asked.OrNullAsync(ConnectorErrorKind.Forbidden, ConnectorErrorKind.Refused).ConfigureAwait(false);
        return [.. (found?.Items ?? []).Select(record => record.ToContact(type, Context, Settings))];
    }

    private static Task<IReadOnlyList<Contact>> NobodyAsync() => Task.FromResult<IReadOnlyList<Contact>>([]);

    private static IEnumerable<string> EmailsOf(Contact contact) => contact.Fields.Where(field => field.Kind == ContactFieldKind.Email).Select(field => field.Value);

    private static string FilterOf(IEnumerable<string> spellings) => string.Join(" or ", spellings.Select(spelling => spelling.Replace("'", "''", StringComparison.Ordinal))
        .Select(spelling => $"mobilePhone eq '{spelling}' or businessPhones/any(p:p eq '{spelling}')"));

    // "Use the $search query parameter": words of the name, beginnings of the address.
    private static string SearchOf(string[] words) => string.Join(" AND ", words.Select(word => Quoted($"displayName:{word}"))) +
        (words is [var only] ? $" OR {Quoted($"mail:{only}")}" : "");

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
