namespace Engine.Sdk.Http;

/// <summary>
/// A <see cref="WritableRestAddressBook{TKind, TRecord}"/> that also logs calls and tells what happened lately. A call that is there already is not logged again,
/// whoever asks; so it must be known by its <see cref="CallActivity.CallId"/>, which the CRM keeps with it.
/// </summary>
/// <typeparam name="TKind">What there is to know of one kind of record.</typeparam>
/// <typeparam name="TRecord">A record of the CRM.</typeparam>
/// <param name="context">What the book has to work with.</param>
public abstract class CallLoggingRestAddressBook<TKind, TRecord>(AddressBookContext context)
    : WritableRestAddressBook<TKind, TRecord>(context), ICallActivityLog, ILoggedCallLookup, IActivityHistory
    where TKind : class
{
    /// <inheritdoc/>
    public abstract string ActivityName { get; }

    /// <inheritdoc/>
    public Task<LoggedCall> LogCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken) => AskAtAsync(record, async kind =>
    {
        var entry = await FindCallAsync(kind, record.Id, call, cancellationToken).ConfigureAwait(false)
            ?? await CreateCallAsync(kind, record.Id, call, cancellationToken).ConfigureAwait(false);
        return await ToLoggedCallAsync(kind, record.Id, entry, cancellationToken).ConfigureAwait(false);
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<LoggedCall?> FindLoggedCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken) => AskAtAsync(record, async kind =>
        await FindCallAsync(kind, record.Id, call, cancellationToken).ConfigureAwait(false) is { } entry
            ? await ToLoggedCallAsync(kind, record.Id, entry, cancellationToken).ConfigureAwait(false)
            : null, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PastActivity>> GetRecentActivitiesAsync(RecordKey record, int limit, CancellationToken cancellationToken) =>
        AskAtAsync(record, kind => ReadActivitiesAsync(kind, record.Id, limit, cancellationToken), cancellationToken);

    /// <summary>Looks for the entry of a call.</summary>
    /// <param name="kind">The kind of the record the call is logged at.</param>
    /// <param name="id">The record's id, checked by <see cref="RestAddressBook{TKind, TRecord}.FindKindAsync"/>.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    /// <returns>The entry's id; null where there is none, or the CRM has nowhere to keep what a call is known by.</returns>
    /// <exception cref="ConnectorException">The CRM failed.</exception>
    protected abstract Task<string?> FindCallAsync(TKind kind, string id, CallActivity call, CancellationToken cancellationToken);

    /// <summary>Writes the entry of a call that is not there yet, in a single request.</summary>
    /// <param name="kind">The kind of the record the call is logged at.</param>
    /// <param name="id">The record's id, checked likewise.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancelled when the caller gave up waiting.</param>
    /// <returns>The entry's id.</returns>
    /// <exception cref="ConnectorException">As of <see cref="ICallActivityLog.LogCallAsync"/>.</exception>
    protected abstract Task<string> CreateCallAsync(TKind kind, string id, CallActivity call, CancellationToken cancellationToken);

    /// <summary>Where users see the entry of a call.</summary>
    /// <param name="kind">The kind of the record the call is logged at.</param>
    /// <param name="id">The record's id, checked likewise.</param>
    /// <param name="entry">The entry's id.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    /// <returns>The page; null where it is not known. A <see cref="ConnectorException"/> is as good as null: the call is logged all the same.</returns>
    protected abstract Task<Uri?> PageOfCallAsync(TKind kind, string id, string entry, CancellationToken cancellationToken);

    /// <summary>Reads what happened with a record lately.</summary>
    /// <param name="kind">The record's kind.</param>
    /// <param name="id">The record's id, checked likewise.</param>
    /// <param name="limit">How many activities are wanted at most.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    /// <returns>The latest activities, newest first: see <see cref="Orders.LatestAsync"/>.</returns>
    /// <exception cref="ConnectorException">The CRM failed.</exception>
    protected abstract Task<IReadOnlyList<PastActivity>> ReadActivitiesAsync(TKind kind, string id, int limit, CancellationToken cancellationToken);

    private async Task<LoggedCall> ToLoggedCallAsync(TKind kind, string id, string entry, CancellationToken cancellationToken)
    {
        var page = PageAsync().OrNullAsync(Enum.GetValues<ConnectorErrorKind>());
        return new() { ActivityId = entry, WebAddress = await page.ConfigureAwait(false) };

        // Also one that fails before it has a request under way.
        async Task<Uri?> PageAsync() => await PageOfCallAsync(kind, id, entry, cancellationToken).ConfigureAwait(false);
    }
}
