namespace Engine.Connectors.Outlook;

/// <summary>The book of a user who wants calls logged; Outlook has no place of its own for them.</summary>
internal sealed class OutlookLoggingAddressBook : OutlookAddressBook, ICallActivityLog, ILoggedCallLookup, IActivityHistory
{
    private readonly ICallPlace _calls;

    public OutlookLoggingAddressBook(AddressBookContext context, OutlookSettings settings)
        : base(context, settings) => _calls = settings.CallLog == OutlookCallLog.Note ? new CallNotes(Api, settings) : new CallCalendar(Api, settings);

    public string ActivityName => _calls.Name;

    public async Task<LoggedCall> LogCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken)
    {
        var at = await GetAsync(record, cancellationToken).ConfigureAwait(false);
        return await _calls.FindAsync(record, call, cancellationToken).ConfigureAwait(false) ?? await _calls.AddAsync(record, at, call, cancellationToken).ConfigureAwait(false);
    }

    public Task<LoggedCall?> FindLoggedCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken) => _calls.FindAsync(record, call, cancellationToken);

    public Task<IReadOnlyList<PastActivity>> GetRecentActivitiesAsync(RecordKey record, int limit, CancellationToken cancellationToken) =>
        _calls.LatestAsync(record, limit, cancellationToken);
}
