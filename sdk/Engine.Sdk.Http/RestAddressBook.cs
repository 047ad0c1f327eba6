using System.Runtime.CompilerServices;

namespace Engine.Sdk.Http;

/// <summary>
/// The book of a CRM that keeps several kinds of record and can list, of each, all there are and those changed since a moment. It searches all kinds at once, looks
/// records up by their keys, and is copied by a <see cref="DeltaFeed{TKind, TRecord}"/>; what remains is to ask the CRM and to map its records. One that can also
/// write derives from <see cref="WritableRestAddressBook{TKind, TRecord}"/>.
/// </summary>
/// <typeparam name="TKind">What there is to know of one kind of record.</typeparam>
/// <typeparam name="TRecord">A record of the CRM.</typeparam>
/// <param name="context">What the book has to work with.</param>
public abstract class RestAddressBook<TKind, TRecord>(AddressBookContext context) : IAddressBook, IRecordLookup, IContactFeed
    where TKind : class
{
    /// <summary>What the book has to work with.</summary>
    protected AddressBookContext Context => context;

    /// <summary>How the CRM lists its records.</summary>
    protected abstract ChangeList<TKind, TRecord> Changes { get; }

    /// <inheritdoc/>
    public abstract Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public virtual Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken) => AskAsync(async () =>
    {
        if (await FindKindAsync(record, cancellationToken).ConfigureAwait(false) is not { } kind) return null;
        var found = await ReadAsync().OrNullAsync(ConnectorErrorKind.NotFound).ConfigureAwait(false) ?? [];
        var contacts = await MapAsync(kind, [.. found.Where(read => IdOf(read) == record.Id)], cancellationToken).ConfigureAwait(false);
        return contacts is [var contact, ..] ? contact : null;

        // Also one that fails before it has a request under way.
        async Task<IReadOnlyList<TRecord>> ReadAsync() => await ReadRecordAsync(kind, record.Id, cancellationToken).ConfigureAwait(false);
    });

    /// <inheritdoc/>
    public async IAsyncEnumerable<FeedPage> ReadAsync(string? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var feed = new DeltaFeed<TKind, TRecord>
        {
            Time = context.Time,
            Kinds = await GetKindsAsync(cancellationToken).ConfigureAwait(false),
            NameOf = TypeOf,
            ToPageAsync = ToPageAsync,
            Changes = Changes,
        };
        await foreach (var page in feed.PagesAsync(since, cancellationToken).ConfigureAwait(false)) yield return page;
    }

    /// <summary>The kinds of record that the book searches, copies and creates.</summary>
    /// <param name="cancellationToken">Cancelled when they are no longer wanted.</param>
    /// <returns>The kinds, one at least, in the order in which contacts of the same rank are shown.</returns>
    protected abstract Task<IReadOnlyList<TKind>> GetKindsAsync(CancellationToken cancellationToken);

    /// <summary>The kind of a record that may be looked up, also where the book does not search it.</summary>
    /// <param name="record">The key, of which the id may be any text: it is checked here, for it becomes part of an address or a query.</param>
    /// <param name="cancellationToken">Cancelled when the kind is no longer wanted.</param>
    /// <returns>The kind; null where the CRM can have no such record.</returns>
    protected abstract Task<TKind?> FindKindAsync(RecordKey record, CancellationToken cancellationToken);

    /// <summary>The type of a kind's records, <see cref="RecordKey.Type"/>.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The type; always the same.</returns>
    protected abstract string TypeOf(TKind kind);

    /// <summary>The id of a record, <see cref="RecordKey.Id"/>.</summary>
    /// <param name="record">A record of the CRM.</param>
    /// <returns>The id.</returns>
    protected abstract string IdOf(TRecord record);

    /// <summary>The ids that are no more, by a record that <see cref="Changes"/> told.</summary>
    /// <param name="kind">The record's kind.</param>
    /// <param name="record">A record of the CRM.</param>
    /// <returns>The record's own id where it was deleted or is not to be shown, and those of records that were merged into it; none for a record like others.</returns>
    protected abstract IEnumerable<string> GoneIdsOf(TKind kind, TRecord record);

    /// <summary>Reads one record; it need not be the right one, as where an id leads to the record into which it was merged.</summary>
    /// <param name="kind">The record's kind.</param>
    /// <param name="id">The record's id, checked by <see cref="FindKindAsync"/>.</param>
    /// <param name="cancellationToken">Cancelled when the record is no longer wanted.</param>
    /// <returns>The record in a list, or none.</returns>
    /// <exception cref="ConnectorException">The CRM failed; <see cref="ConnectorErrorKind.NotFound"/> is as good as none.</exception>
    protected abstract Task<IReadOnlyList<TRecord>> ReadRecordAsync(TKind kind, string id, CancellationToken cancellationToken);

    /// <summary>Makes contacts of records of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="records">The records, one at least.</param>
    /// <param name="cancellationToken">Cancelled when the contacts are no longer wanted.</param>
    /// <returns>A contact for each record, in their order.</returns>
    protected abstract Task<IReadOnlyList<Contact>> ToContactsAsync(TKind kind, IReadOnlyList<TRecord> records, CancellationToken cancellationToken);

    /// <summary>The kind of a record that has to be there.</summary>
    /// <param name="record">As for <see cref="FindKindAsync"/>.</param>
    /// <param name="cancellationToken">Cancelled when the kind is no longer wanted.</param>
    /// <returns>The kind.</returns>
    /// <exception cref="ConnectorException"><see cref="ConnectorErrorKind.NotFound"/>: the CRM can have no such record.</exception>
    protected async Task<TKind> KindOfAsync(RecordKey record, CancellationToken cancellationToken) =>
        await FindKindAsync(record, cancellationToken).ConfigureAwait(false)
        ?? throw new ConnectorException(ConnectorErrorKind.NotFound, "The CRM has no such record.");

    /// <summary>
    /// Asks the CRM for one answer: all the book does but its feed comes through here. Override it where a failure is a reason to ask once more, as
    /// <see cref="Remembered{T}.AskAsync"/> does where a description of the CRM's records has grown old.
    /// </summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="ask">Asks; of what it may write, the last request alone writes it.</param>
    /// <returns>The answer.</returns>
    protected virtual Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return ask();
    }

    /// <summary>Asks the CRM about a record that has to be there.</summary>
    private protected Task<T> AskAtAsync<T>(RecordKey record, Func<TKind, Task<T>> ask, CancellationToken cancellationToken) =>
        AskAsync(async () => await ask(await KindOfAsync(record, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false));

    /// <summary>Searches all kinds of record at once. A kind that is forbidden costs itself alone; where all are, that is the failure.</summary>
    /// <param name="ask">Asks for records of a kind, best first.</param>
    /// <param name="cancellationToken">Cancelled when the contacts are no longer wanted.</param>
    /// <returns>All of the contacts, the kinds taking turns: who takes more of them only adds to the end.</returns>
    /// <exception cref="ConnectorException">The CRM failed.</exception>
    protected Task<IReadOnlyList<Contact>> FindAsync(Func<TKind, Task<IReadOnlyList<TRecord>>> ask, CancellationToken cancellationToken) =>
        AskAsync(async () => await FindAsync(await GetKindsAsync(cancellationToken).ConfigureAwait(false), ask, cancellationToken).ConfigureAwait(false));

    /// <summary>Searches all kinds of record at once, as the other method of this name does.</summary>
    /// <param name="limit">How many contacts are wanted at most.</param>
    /// <param name="ask">Asks for records of a kind, best first; there may be more than the limit.</param>
    /// <param name="cancellationToken">Cancelled when the contacts are no longer wanted.</param>
    /// <returns>The first of the contacts.</returns>
    /// <exception cref="ConnectorException">The CRM failed.</exception>
    protected async Task<IReadOnlyList<Contact>> FindAsync(
        int limit, Func<TKind, Task<IReadOnlyList<TRecord>>> ask, CancellationToken cancellationToken) =>
        [.. (await FindAsync(ask, cancellationToken).ConfigureAwait(false)).Take(limit)];

    /// <summary>Searches all kinds of record in one request, for a CRM that can.</summary>
    /// <param name="limit">How many contacts are wanted at most.</param>
    /// <param name="ask">Asks for records of the kinds, best first; they are known apart by <see cref="TypeOf"/>.</param>
    /// <param name="cancellationToken">Cancelled when the contacts are no longer wanted.</param>
    /// <returns>The first of the contacts, the kinds taking turns.</returns>
    /// <exception cref="ConnectorException">The CRM failed.</exception>
    protected async Task<IReadOnlyList<Contact>> FindTogetherAsync(
        int limit, Func<IReadOnlyList<TKind>, Task<ILookup<string?, TRecord>>> ask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var contacts = await AskAsync(async () =>
        {
            var kinds = await GetKindsAsync(cancellationToken).ConfigureAwait(false);
            var found = await ask(kinds).ConfigureAwait(false);
            return await FindAsync(kinds, kind => Task.FromResult<IReadOnlyList<TRecord>>([.. found[TypeOf(kind)]]), cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return [.. contacts.Take(limit)];
    }

    private async Task<IReadOnlyList<Contact>> FindAsync(
        IReadOnlyList<TKind> kinds, Func<TKind, Task<IReadOnlyList<TRecord>>> ask, CancellationToken cancellationToken)
    {
        var answers = await kinds.Select(async kind => await MapAsync(kind, await ask(kind).ConfigureAwait(false), cancellationToken).ConfigureAwait(false))
            .PermittedAsync().ConfigureAwait(false);
        return [.. answers.InTurns()];
    }

    private async Task<FeedPage> ToPageAsync(TKind kind, IReadOnlyList<TRecord> records, CancellationToken cancellationToken)
    {
        var told = records.Select(record => (Record: record, Gone: GoneIdsOf(kind, record).ToList())).ToList();
        var there = told.Where(each => !each.Gone.Contains(IdOf(each.Record))).Select(each => each.Record).ToList();
        return new()
        {
            Contacts = await MapAsync(kind, there, cancellationToken).ConfigureAwait(false),
            Removed = [.. told.SelectMany(each => each.Gone).Select(id => context.Key(TypeOf(kind), id))],
        };
    }

    private Task<IReadOnlyList<Contact>> MapAsync(TKind kind, IReadOnlyList<TRecord> records, CancellationToken cancellationToken) =>
        records.Count > 0 ? ToContactsAsync(kind, records, cancellationToken) : Task.FromResult<IReadOnlyList<Contact>>([]);
}
