namespace Engine.Sdk.Testing.Tests.Contract;

/// <summary>How flaws show in what a book does beside searching.</summary>
internal sealed partial class FlawedBook
{
    public async Task<LoggedCall> LogCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken)
    {
        var spoilt = _flaw switch
        {
            Flaw.LogsLocalTime => call with { Start = new DateTimeOffset(call.Start.DateTime, TimeSpan.FromHours(2)) },
            Flaw.LogsEveryCallAsIncoming => call with { Direction = CallDirection.Incoming },
            Flaw.LogsNoNumber => call with { CallerTel = "", CalledTel = "" },
            Flaw.LogsTwice => call with { CallId = $"{call.CallId}-{Interlocked.Increment(ref _calls)}" },
            _ => call,
        };
        try
        {
            return await _inner.LogCallAsync(record, spoilt, _flaw == Flaw.IsDeafToCancellation ? CancellationToken.None : cancellationToken);
        }
        catch (ConnectorException) when (_flaw == Flaw.LogsAtGoneRecords)
        {
            return new LoggedCall();
        }
    }

    public async Task<IReadOnlyList<PastActivity>> GetRecentActivitiesAsync(RecordKey record, int limit, CancellationToken cancellationToken)
    {
        var activities = await _inner.GetRecentActivitiesAsync(record, _flaw == Flaw.IgnoresTheActivityLimit ? 50 : limit, cancellationToken);
        return _flaw == Flaw.TellsOldestFirst ? [.. activities.Reverse()] : activities;
    }

    public async Task<Picture?> GetPictureAsync(RecordKey record, CancellationToken cancellationToken) =>
        await _inner.GetPictureAsync(record, cancellationToken) ?? (_flaw == Flaw.TellsPicturesOfAll ? new Picture(new byte[] { 1 }, "image/png") : null);

    public async Task<Contact?> GetOwnerAsync(CancellationToken cancellationToken) => _flaw == Flaw.KnowsNoOwner ? null : await _inner.GetOwnerAsync(cancellationToken);

    public async Task<string> CheckAsync(CancellationToken cancellationToken) => _flaw switch
    {
        Flaw.ChecksWithoutAWord => "",
        Flaw.ChecksNothing => "Everything is fine, it seems.",
        _ => await _inner.CheckAsync(cancellationToken),
    };

    public Task<IReadOnlyList<RecordType>> GetRecordTypesAsync(CancellationToken cancellationToken) => _inner.GetRecordTypesAsync(cancellationToken);

    public async Task<Contact> CreateAsync(string type, RecordDraft draft, CancellationToken cancellationToken)
    {
        try
        {
            return await _inner.CreateAsync(type, _flaw == Flaw.CreatesWithoutNotes ? draft with { Notes = null } : draft, cancellationToken);
        }
        catch (ConnectorException refused) when (_flaw == Flaw.RefusesInItsOwnWords)
        {
            throw new ConnectorException(refused.Kind, "That did not work.");
        }
    }

    public Task<Contact> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken) => _inner.SaveAsync(
        record,
        _flaw switch
        {
            Flaw.SavesOverTheRest => draft with { FirstName = draft.FirstName ?? "" },
            Flaw.SavesNoEmptyValues => draft with { FirstName = draft.FirstName is "" ? null : draft.FirstName },
            _ => draft,
        },
        cancellationToken);

    public async Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken) =>
        await _inner.GetRecordAsync(record, cancellationToken) ?? (_flaw == Flaw.ThrowsForGoneRecords ? throw new ConnectorException(ConnectorErrorKind.NotFound, "It is gone.") : null);

    public async Task<Uri?> RunAsync(RecordKey record, string actionId, CancellationToken cancellationToken) =>
        await _inner.RunAsync(record, _flaw == Flaw.RunsAnyAction ? "Ping" : actionId, cancellationToken);
}
