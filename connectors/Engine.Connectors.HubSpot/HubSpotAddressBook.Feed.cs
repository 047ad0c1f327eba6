using System.Runtime.CompilerServices;

namespace Engine.Connectors.HubSpot;

internal sealed partial class HubSpotAddressBook : IContactFeed
{
    // HubSpot, CRM search guide, "Limits": what has just changed is found a moment later.
    private static readonly TimeSpan SearchDelay = TimeSpan.FromMinutes(2);

    public async IAsyncEnumerable<FeedPage> ReadAsync(string? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var place = FeedPlace.Of(since, settings.Objects, context.Time.GetUtcNow());
        // Whoever reads everything, or has stored a part, has to be told the end even where nothing is left.
        var isToldEnd = (place.Since, place.Started) is not ({ }, null);
        place = place with { Started = place.Started ?? context.Time.GetUtcNow() };
        FeedStep[] each = place.Since is null ? [FeedStep.All] : [FeedStep.Changed, FeedStep.Archived];
        var steps = settings.Kinds.SelectMany(kind => each.Select(step => (kind, step))).ToList();
        while (place.Step < steps.Count)
        {
            var (kind, step) = steps[place.Step];
            var (contacts, removed, after) = await ReadStepAsync(kind, step, place, cancellationToken).ConfigureAwait(false);
            place = after is null ? place with { Step = place.Step + 1, After = null } : place with { After = after };
            var isEnd = place.Step == steps.Count;
            if (contacts.Count + removed.Count == 0 && !(isEnd && isToldEnd)) continue;
            isToldEnd = true;
            var next = isEnd ? new FeedPlace { Objects = place.Objects, Since = place.Started - SearchDelay } : place;
            yield return new() { Contacts = contacts, Removed = removed, Token = next.ToString() };
        }
    }

    private async Task<(IReadOnlyList<Contact> Contacts, IReadOnlyList<RecordKey> Removed, string? After)> ReadStepAsync(
        HubSpotKind kind, FeedStep step, FeedPlace place, CancellationToken cancellationToken)
    {
        if (step == FeedStep.Changed)
        {
            var changed = await _api.SearchAsync(kind.Path, HubSpotSearches.Changed(kind, place.Since!.Value.ToUnixTimeMilliseconds(), place.After), cancellationToken).ConfigureAwait(false); // a delta has one
            var merged = changed.Items.SelectMany(record => record.MergedIds()).Select(id => context.Key(kind.Type, id));
            return (await MapAsync(kind, changed.Items, cancellationToken).ConfigureAwait(false), [.. merged], changed.After is null ? null : changed.Items[^1].Id);
        }
        var isArchived = step == FeedStep.Archived;
        var page = await _api.ListAsync(kind.Path, MaxBatch, place.After, isArchived ? "hs_object_id" : string.Join(',', kind.Properties), isArchived, cancellationToken).ConfigureAwait(false);
        return isArchived
            ? ([], [.. page.Items.Where(record => record.ArchivedAt is not { } at || at >= place.Since).Select(record => context.Key(kind.Type, record.Id))], page.After)
            : (await MapAsync(kind, page.Items, cancellationToken).ConfigureAwait(false), [], page.After);
    }

    private enum FeedStep
    {
        All,
        Changed,
        Archived,
    }
}
