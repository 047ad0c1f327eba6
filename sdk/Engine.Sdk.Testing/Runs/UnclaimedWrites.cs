namespace Engine.Sdk.Testing;

/// <summary>Whether something is written, though that is not claimed.</summary>
internal static class UnclaimedWrites
{
    public static async Task<bool> LogsOnceAsync(ContractRun run, ICallActivityLog log)
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        var key = run.Key(run.Person, ids[0]);
        await log.LogCallAsync(key, Calls.Incoming, run.Token).ConfigureAwait(false);
        await log.LogCallAsync(key, Calls.Incoming, run.Token).ConfigureAwait(false);
        return run.Crm.LoggedCalls.Count == 1;
    }

    public static async Task<bool> CreatesAsync(ContractRun run, IRecordWriter writer)
    {
        try
        {
            await writer.CreateAsync(run.Person, new RecordDraft { FirstName = Samples.FirstName, LastName = Samples.LastName }, run.Token).ConfigureAwait(false);
            return true;
        }
        catch (ConnectorException)
        {
            return false;
        }
    }

    public static async Task<bool> SavesAsync(ContractRun run, IRecordWriter writer)
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        try
        {
            await writer.SaveAsync(run.Key(run.Person, ids[0]), new RecordDraft { LastName = "Bramblewick" }, run.Token).ConfigureAwait(false);
            return true;
        }
        catch (ConnectorException)
        {
            return false;
        }
    }

    public static async Task<bool> RefusesAsync(ContractRun run, IRecordWriter writer)
    {
        try
        {
            await writer.CreateAsync(run.Person, new RecordDraft(), run.Token).ConfigureAwait(false);
            return false;
        }
        catch (ConnectorException refused)
        {
            return run.Claims(ContractAbilities.Create) && refused.Kind == ConnectorErrorKind.Refused;
        }
    }
}
