namespace Engine.Connectors.HubSpot;

internal sealed partial class HubSpotAddressBook : ICallActivityLog, ILoggedCallLookup, IActivityHistory
{
    /// <summary>The property of a call that holds the client's own id of it.</summary>
    public const string CallMark = "hs_call_external_id";

    private static readonly (string Activity, string Path, string Subject)[] Activities =
    [
        ("Call", "calls", "hs_call_title"), ("Email", "emails", "hs_email_subject"), ("Meeting", "meetings", "hs_meeting_title"),
        ("Note", "notes", "hs_note_body"), ("Task", "tasks", "hs_task_subject"),
    ];

    public string ActivityName => "Call";

    public async Task<LoggedCall> LogCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken)
    {
        var kind = await KindOfAsync(record, cancellationToken).ConfigureAwait(false);
        var found = _api.GetAsync(kind.Path, record.Id, "hs_object_id", null, cancellationToken);
        var owned = GetOwnerAsync(cancellationToken).OrNullAsync(ConnectorErrorKind.Forbidden);
        var ((logged, hasMark), at, owner, account) =
            await (EarlierAsync(kind, record, call, cancellationToken), found, owned, AccountAsync(cancellationToken)).AllAsync().ConfigureAwait(false);
        var input = new HubSpotInput(call.ToProperties(settings, owner?.Key.Id, hasMark), [new(new(IdOf(at)), [new(kind.CallAssociation)])]);
        logged ??= IdOf(await _api.CreateAsync("calls", input, cancellationToken).ConfigureAwait(false));
        return new() { ActivityId = logged, WebAddress = account?.PageOf(kind, IdOf(at)) };
    }

    public async Task<LoggedCall?> FindLoggedCallAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken)
    {
        var kind = await KindOfAsync(record, cancellationToken).ConfigureAwait(false);
        if ((await EarlierAsync(kind, record, call, cancellationToken).ConfigureAwait(false)).Logged is not { } logged) return null;
        return new() { ActivityId = logged, WebAddress = (await AccountAsync(cancellationToken).ConfigureAwait(false))?.PageOf(kind, record.Id) };
    }

    /// <returns>The id of the call as it was logged before, and whether the portal has the property that tells.</returns>
    private async Task<(string? Logged, bool HasMark)> EarlierAsync(HubSpotKind kind, RecordKey record, CallActivity call, CancellationToken cancellationToken)
    {
        string[] told = [CallMark, "hs_call_from_number", "hs_call_to_number"];
        Task<JsonElement> SearchAsync(string property, string value) =>
            _api.SearchAsync("calls", HubSpotSearches.Latest(kind, record.Id, told, 10, new HubSpotFilter(property, "EQ", value)), cancellationToken);
        // HubSpot compares without regard to case.
        if (await SearchAsync(CallMark, call.CallId).OrNullAsync(ConnectorErrorKind.Refused).ConfigureAwait(false) is { } marked)
            return (marked.Page().Records.FirstOrDefault(entry => entry.Text($"properties.{CallMark}") == call.CallId).Text("id"), true);
        // A portal that lacks the property: the moment and the numbers tell.
        var then = await SearchAsync("hs_timestamp", $"{call.Start.ToUnixTimeMilliseconds()}").ConfigureAwait(false);
        return (then.Page().Records.FirstOrDefault(entry =>
            entry.Text("properties.hs_call_from_number") == call.CallerTel && entry.Text("properties.hs_call_to_number") == call.CalledTel).Text("id"), false);
    }

    // By the record's links: searches are few, and callers come first. Only where there are more links than one answer holds, a search finds the latest.
    public async Task<IReadOnlyList<PastActivity>> GetRecentActivitiesAsync(RecordKey record, int limit, CancellationToken cancellationToken)
    {
        var kind = await KindOfAsync(record, cancellationToken).ConfigureAwait(false);
        Task<JsonElement> LinksAsync(string paths) => _api.GetAsync(kind.Path, record.Id, "hs_object_id", paths, cancellationToken);
        var ofAll = LinksAsync(string.Join(',', Activities.Select(activity => activity.Path)));
        var linked = await ofAll.OrNullAsync(ConnectorErrorKind.Forbidden).ConfigureAwait(false) ?? await LinksAsync("calls").ConfigureAwait(false);
        var links = linked.At("associations");
        return await Activities.Where(activity => links.Items($"{activity.Path}.results").Any()).Select(async activity =>
        {
            HubSpotId[] ids = [.. links.Texts($"{activity.Path}.results.id").Distinct().Select(id => new HubSpotId(id))];
            string[] properties = ["hs_timestamp", activity.Subject, "hs_call_direction", "hs_call_duration"];
            var page = ids.Length <= MaxBatch && links.Text($"{activity.Path}.paging.next.after") is null
                ? await _api.ReadAsync(activity.Path, new(ids, properties, []), cancellationToken).ConfigureAwait(false)
                : await _api.SearchAsync(activity.Path, HubSpotSearches.Latest(kind, record.Id, properties, limit), cancellationToken).ConfigureAwait(false);
            return page.Page().Records.Select(item => item.ToActivity(activity.Activity, activity.Subject));
        }).LatestAsync(limit).ConfigureAwait(false);
    }
}
