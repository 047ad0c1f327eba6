namespace Engine.Connectors.GoogleContacts;

/// <summary>What one Google account sees, to be read.</summary>
internal partial class GoogleContactsAddressBook(AddressBookContext context, GoogleContactsSettings settings) : IAddressBook, IRecordLookup, IPictureSource
{
    private readonly WarmUp _warmUp = new(context.Time);

    protected AddressBookContext Context => context;

    protected IGoogleContactsApi Api { get; } = RestApi.For<IGoogleContactsApi>(context.Http, GoogleContactsJsonContext.Default);

    public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Contact>>([]);

    public async Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken)
    {
        // Every number begins with the sign "+".
        if (!query.Text.Any(letter => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))) return [];
        var sources = await GrantedAsync(cancellationToken).ConfigureAwait(false);
        await _warmUp.RunAsync(() => Task.WhenAll(sources.Where(source => source.NeedsWarmUp).Select(source => source.Search(Api, "", cancellationToken))), cancellationToken)
            .ConfigureAwait(false);
        var answers = await Task.WhenAll(sources.Select(source => FindAsync(source, query, cancellationToken))).ConfigureAwait(false);
        return [.. answers.InTurns().DistinctBy(contact => contact.Key).Take(query.Limit)];
    }

    public async Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken)
    {
        // People API: there is no get for other contacts.
        if (record.Type == GoogleContactsMapping.OtherType)
            return await ListAsync(GoogleSource.OtherContacts, cancellationToken).FirstOrDefaultAsync(contact => contact.Key == record, cancellationToken).ConfigureAwait(false);
        var person = await ReadAsync(record, GoogleContactsMapping.Fields, cancellationToken).ConfigureAwait(false);
        // Where one contact was merged into another, the other is told.
        return person?.ToContact(context) is { } contact && contact.Key == record ? contact : null;
    }

    public async Task<Picture?> GetPictureAsync(RecordKey record, CancellationToken cancellationToken)
    {
        var person = await ReadAsync(record, "photos", cancellationToken).ConfigureAwait(false);
        if (person?.Sorted("photos").FirstOrDefault(photo => !photo.IsTrue("default")).Text("url") is not { } url) return null;
        // People API, Photo: the size in pixels goes to the end of the address.
        return Uri.TryCreate($"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}sz=256", UriKind.Absolute, out var address) ? new(address) : null;
    }

    /// <summary>Lets the next search see what was just written.</summary>
    internal void Changed() => _warmUp.Again();

    /// <summary>Reads a record as Google keeps it, so that it can be written back; null when it is gone.</summary>
    protected async Task<JsonElement?> ReadAsync(RecordKey record, string fields, CancellationToken cancellationToken)
    {
        if (GoogleContactsMapping.SourcesOf(record) is not { } sources) return null;
        return await Api.GetAsync(record.Id, fields, sources, cancellationToken).OrNullAsync(ConnectorErrorKind.NotFound).ConfigureAwait(false);
    }

    // People API, searchContacts: finds beginnings of a person's words in their order, at most 30, without more pages. So the longest word is asked for too, and where
    // there may be more than were told, the list itself is read.
    private async Task<IReadOnlyList<Contact>> FindAsync(GoogleSource source, NameQuery query, CancellationToken cancellationToken)
    {
        string[] texts = [string.Join(' ', query.Words), .. query.Words.Count > 1 ? [query.Words.MaxBy(word => word.Length)!] : (string[])[]]; // there are two at least
        var pages = await Task.WhenAll(texts.Select(text => source.Search(Api, text, cancellationToken))).ConfigureAwait(false);
        var found = pages.Select(page => page.Items.Select(person => person.ToContact(context)).ToList()).ToList();
        var contacts = found[0].Concat(found.Skip(1).SelectMany(answer => answer).Where(contact => Holds(contact, query.Words))).DistinctBy(contact => contact.Key).ToList();
        if (contacts.Count >= query.Limit || found.All(answer => answer.Count < source.MaxFound)) return contacts;
        var listed = ListAsync(source, cancellationToken).Where(contact => Holds(contact, query.Words));
        return await contacts.ToAsyncEnumerable().Concat(listed).DistinctBy(contact => contact.Key).Take(query.Limit).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private IAsyncEnumerable<Contact> ListAsync(GoogleSource source, CancellationToken cancellationToken) => RecordPages.AllAsync(async next =>
    {
        var page = await source.List(Api, MaxPage, new(next), cancellationToken).ConfigureAwait(false);
        return new RecordPage<Contact>([.. page.Items.Select(person => person.ToContact(context))], page.Next);
    }, cancellationToken);

    private static bool Holds(Contact contact, IEnumerable<string> words) => words.All(word => contact.Fields.Any(field =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(field.Value, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0));
}
