namespace Engine.Sdk.Testing;

/// <summary>Makes sure that what is not claimed is not there: an ability can then be neither lost nor gained unnoticed.</summary>
internal static class Unclaimed
{
    /// <exception cref="AssertFailedException">One of them is there.</exception>
    public static async Task CheckAsync(ContractRun run, ContractAbilities missing, ContractFault? fault)
    {
        foreach (var ability in Enum.GetValues<ContractAbilities>().Where(ability => ability != ContractAbilities.None && missing.HasFlag(ability)))
        {
            if (await IsThereAsync(run, ability).ConfigureAwait(false))
                throw new AssertFailedException($"{ability} is there, but not claimed: add it to ContractCrm.Abilities.");
        }
        if (missing == ContractAbilities.None && fault is not null)
            await CheckSilenceAsync(run, fault.Value).ConfigureAwait(false);
    }

    private static async Task<bool> IsThereAsync(ContractRun run, ContractAbilities ability) => ability switch
    {
        ContractAbilities.NumberSearch => run.Facts.NumberMatching != NumberMatching.None,
        ContractAbilities.NameSearch => await UnclaimedSearches.FindsByNameAsync(run).ConfigureAwait(false),
        ContractAbilities.Feed => run.Book is IContactFeed,
        ContractAbilities.DeltaFeed => run.Book is IContactFeed && await UnclaimedFeeds.GoesOnAsync(run).ConfigureAwait(false),
        ContractAbilities.Tombstones => run.Book is IContactFeed && await UnclaimedFeeds.TellsRemovedAsync(run).ConfigureAwait(false),
        ContractAbilities.CallLog => run.Book is ICallActivityLog,
        ContractAbilities.OneCallOnce => run.Book is ICallActivityLog log && await UnclaimedWrites.LogsOnceAsync(run, log).ConfigureAwait(false),
        ContractAbilities.Activities => run.Book is IActivityHistory,
        ContractAbilities.Pictures => run.Book is IPictureSource,
        ContractAbilities.Owner => run.Book is IOwnerLookup,
        ContractAbilities.Check => run.Book is IConnectionCheck,
        ContractAbilities.Create => run.Book is IRecordWriter writer && await UnclaimedWrites.CreatesAsync(run, writer).ConfigureAwait(false),
        ContractAbilities.Save => run.Book is IRecordWriter writer && await UnclaimedWrites.SavesAsync(run, writer).ConfigureAwait(false),
        ContractAbilities.RecordLookup => run.Book is IRecordLookup,
        ContractAbilities.WebAddress => await UnclaimedSearches.HasWebAddressAsync(run).ConfigureAwait(false),
        ContractAbilities.SignIn => (run.Crm.Connector as IApiConnector)?.Describe(run.Crm.Settings).SignIn is OAuthSignIn or LibrarySignIn { NeedsUser: true },
        ContractAbilities.Companies => await UnclaimedSearches.TellsCompanyAsync(run).ConfigureAwait(false),
        ContractAbilities.Fax => await UnclaimedSearches.TellsFaxAsync(run).ConfigureAwait(false),
        ContractAbilities.InternalNumbers => run.Claims(ContractAbilities.NumberSearch) && await UnclaimedSearches.FindsInternalAsync(run).ConfigureAwait(false),
        ContractAbilities.Accents => run.Claims(ContractAbilities.NameSearch) && await UnclaimedSearches.FindsUnaccentedAsync(run).ConfigureAwait(false),
        ContractAbilities.Refusals => run.Crm.Refusal is not null || (run.Book is IRecordWriter writer && await UnclaimedWrites.RefusesAsync(run, writer).ConfigureAwait(false)),
        ContractAbilities.ChangeSignal => run.Book is IChangeSignal,
        ContractAbilities.RecordActions => run.Book is IRecordActions,
        _ => throw new ArgumentOutOfRangeException(nameof(ability)),
    };

    // A stand-in need not show faults where there is nothing that could fail.
    private static async Task CheckSilenceAsync(ContractRun run, ContractFault fault)
    {
        await run.AskAsync(run.Token).ConfigureAwait(false);
        if (run.Crm.Connector is IApiConnector || run.Crm.RequestCount > 0)
            throw new AssertFailedException($"The connector sends requests, so the stand-in has to show {fault}: see ContractCrm.SupportedFaults.");
    }
}
