namespace Engine.Connectors.HubSpot;

internal sealed partial class HubSpotAddressBook
{
    private static readonly (string Activity, string Path, string Subject)[] Activities =
    [
        ("Call", "calls", "hs_call_title"), ("Email", "emails", "hs_email_subject"), ("Meeting", "meetings", "hs_meeting_title"),
        ("Note", "notes", "hs_note_body"), ("Task", "tasks", "hs_task_subject"),
    ];

    private volatile bool _lacksMark;

    public override string ActivityName => "Call";

    protected override async Task<string?> FindCallAsync(HubSpotKind kind, string id, CallActivity call, CancellationToken cancellationToken)
    {
        string[] told = [HubSpotMapping.CallMark, "hs_call_from_number", "hs_call_to_number"];
        async Task<IReadOnlyList<JsonElement>> SearchAsync(string property, string value) => (await _api.SearchAsync(
            "calls", HubSpotSearches.Latest(kind, id, told, 10, new HubSpotFilter(property, "EQ", value)), cancellationToken).ConfigureAwait(false)).Page().Records;
        // HubSpot compares without regard to case.
        var marked = await SearchAsync(HubSpotMapping.CallMark, call.CallId).OrNullAsync(ConnectorErrorKind.Refused).ConfigureAwait(false);
        _lacksMark = marked is null;
        if (marked is not null) return marked.FirstOrDefault(entry => entry.Text($"properties.{HubSpotMapping.CallMark}") == call.CallId).Text("id");
        // A portal that lacks the property: the moment and the numbers tell.
        var then = await SearchAsync("hs_timestamp", $"{call.Start.ToUnixTimeMilliseconds()}").ConfigureAwait(false);
        return then.FirstOrDefault(entry =>
            (entry.Text("properties.hs_call_from_number") ?? "", entry.Text("properties.hs_call_to_number") ?? "") == (call.CallerTel, call.CalledTel)).Text("id");
    }

    protected override async Task<string> CreateCallAsync(HubSpotKind kind, string id, CallActivity call, CancellationToken cancellationToken)
    {
        var found = _api.GetAsync(kind.Path, id, "hs_object_id", null, cancellationToken); // under another id where it was merged
        var (at, owner) = await (found, GetOwnerAsync(cancellationToken).OrNullAsync(ConnectorErrorKind.Forbidden)).AllAsync().ConfigureAwait(false);
        var input = new HubSpotInput(call.ToProperties(settings, owner?.Key.Id, isMarked: !_lacksMark), [new(new(IdOf(at)), [new(kind.CallAssociation)])]);
        return IdOf(await _api.CreateAsync("calls", input, cancellationToken).ConfigureAwait(false));
    }

    protected override async Task<Uri?> PageOfCallAsync(HubSpotKind kind, string id, string entry, CancellationToken cancellationToken) =>
        (await AccountAsync(cancellationToken).ConfigureAwait(false))?.PageOf(kind, id);

    // By the record's links: searches are few, and callers come first. Only where there are more links than one answer holds, a search finds the latest.
    protected override async Task<IReadOnlyList<PastActivity>> ReadActivitiesAsync(HubSpotKind kind, string id, int limit, CancellationToken cancellationToken)
    {
        Task<JsonElement> LinksAsync(string paths) => _api.GetAsync(kind.Path, id, "hs_object_id", paths, cancellationToken);
        var ofAll = LinksAsync(string.Join(',', Activities.Select(activity => activity.Path)));
        var linked = await ofAll.OrNullAsync(ConnectorErrorKind.Forbidden).ConfigureAwait(false) ?? await LinksAsync("calls").ConfigureAwait(false);
        var links = linked.At("associations");
        return await Activities.Where(activity => links.Items($"{activity.Path}.results").Any()).Select(async activity =>
        {
            HubSpotId[] ids = [.. links.Texts($"{activity.Path}.results.id").Distinct().Select(each => new HubSpotId(each))];
            string[] properties = ["hs_timestamp", activity.Subject, "hs_call_direction", "hs_call_duration"];
            var page = ids.Length <= MaxBatch && links.Text($"{activity.Path}.paging.next.after") is null
                ? await _api.ReadAsync(activity.Path, new(ids, properties, []), cancellationToken).ConfigureAwait(false)
                : await _api.SearchAsync(activity.Path, HubSpotSearches.Latest(kind, id, properties, limit), cancellationToken).ConfigureAwait(false);
            return page.Page().Records.Select(item => item.ToActivity(activity.Activity, activity.Subject));
        }).LatestAsync(limit).ConfigureAwait(false);
    }
}
