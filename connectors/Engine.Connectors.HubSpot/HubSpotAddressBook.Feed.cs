using System.Runtime.CompilerServices;

namespace Engine.Connectors.HubSpot;

internal sealed partial class HubSpotAddressBook : IContactFeed
{
    private enum FeedStep
    {
        All,
        Changed,
        Archived,
    }

    public async IAsyncEnumerable<FeedPage> ReadAsync(string? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var place = FeedPlace.Of(since, settings.Objects, context.Time.GetUtcNow());
        // Whoever reads everything, or has stored a part, is told the end even where nothing is left.
        var isToldEnd = (place.Since, place.Started) is not ({ }, null);
        place = place with { Started = place.Started ?? context.Time.GetUtcNow() };
        FeedStep[] each = place.Since is null ? [FeedStep.All] : [FeedStep.Changed, FeedStep.Archived];
        var steps = settings.Kinds.SelectMany(kind => each.Select(step => (kind, step))).ToList();
        while (place.Step < steps.Count)
        {
            var (kind, step) = steps[place.Step];
            var (records, after) = await ReadStepAsync(kind, step, place, cancellationToken).ConfigureAwait(false);
            var news = records.Where(record => place.IsNews(kind, record)).ToList();
            place = place.Told(kind, news) with { Step = after is null ? place.Step + 1 : place.Step, After = after };
            var isEnd = place.Step == steps.Count;
            if (news.Count == 0 && !(isEnd && isToldEnd)) continue;
            isToldEnd = true;
            var gone = step switch { FeedStep.All => [], FeedStep.Changed => news.SelectMany(record => record.MergedIds()), _ => news.Select(record => record.Id) };
            yield return new()
            {
                Contacts = step == FeedStep.Archived ? [] : await MapAsync(kind, news, cancellationToken).ConfigureAwait(false),
                Removed = [.. gone.Select(id => context.Key(kind.Type, id))],
                Token = (isEnd ? place.Next() : place).ToString(),
            };
        }
    }

    private async Task<(IReadOnlyList<HubSpotRecord> Records, string? After)> ReadStepAsync(
        HubSpotKind kind, FeedStep step, FeedPlace place, CancellationToken cancellationToken)
    {
        var page = await (step switch
        {
            FeedStep.Changed => _api.SearchAsync(kind.Path, HubSpotSearches.Changed(kind, place.Since!.Value, place.After), cancellationToken), // changes are since a moment
            FeedStep.Archived => _api.ListAsync(kind.Path, MaxBatch, place.After, kind.Modified, "true", cancellationToken),
            _ => _api.ListAsync(kind.Path, MaxBatch, place.After, string.Join(',', kind.Properties), null, cancellationToken),
        }).ConfigureAwait(false);
        return (page.Items, step == FeedStep.Changed && page.After is not null ? page.Items[^1].Id : page.After);
    }
}
