namespace Engine.Sdk.Testing;

/// <summary>Whether a feed goes on from its token, though that is not claimed.</summary>
internal static class UnclaimedFeeds
{
    public static async Task<bool> GoesOnAsync(ContractRun run)
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        var first = await run.FeedAsync().ConfigureAwait(false);
        if (first.Token is null)
            return false;
        await run.AddAsync(Samples.Person(run, Samples.FirstName, "Bramblewick")).ConfigureAwait(false);
        return await NextAsync(run, first.Token).ConfigureAwait(false) is { } next && next.Contacts.Keys.All(key => key.Id != ids[0]);
    }

    public static async Task<bool> TellsRemovedAsync(ContractRun run)
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName), Samples.Person(run, Samples.FirstName, "Bramblewick")).ConfigureAwait(false);
        var first = await run.FeedAsync().ConfigureAwait(false);
        if (first.Token is null)
            return false;
        await run.Crm.RemoveAsync(run.Person, ids[0], run.Token).ConfigureAwait(false);
        await run.SettleAsync().ConfigureAwait(false);
        return await NextAsync(run, first.Token).ConfigureAwait(false) is { } next && next.Removed.Any(key => key.Id == ids[0]);
    }

    // Null when the feed has to start over.
    private static async Task<FeedReading?> NextAsync(ContractRun run, string token)
    {
        try
        {
            return await run.FeedAsync(token).ConfigureAwait(false);
        }
        catch (ConnectorException expired) when (expired.Kind == ConnectorErrorKind.FeedTokenExpired)
        {
            return null;
        }
    }
}
