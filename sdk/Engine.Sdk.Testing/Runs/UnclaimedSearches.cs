namespace Engine.Sdk.Testing;

/// <summary>Whether searches find, or tell, what is not claimed.</summary>
internal static class UnclaimedSearches
{
    public static async Task<bool> FindsByNameAsync(ContractRun run)
    {
        await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        return (await run.ByNameAsync(Samples.LastName).ConfigureAwait(false)).Count > 0;
    }

    public static async Task<bool> HasWebAddressAsync(ContractRun run)
    {
        await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        return (await run.ByNameAsync(Samples.LastName).ConfigureAwait(false)).Any(contact => contact.WebAddress is not null);
    }

    public static async Task<bool> TellsCompanyAsync(ContractRun run)
    {
        await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName, Samples.Company)).ConfigureAwait(false);
        var byName = await run.ByNameAsync(Samples.LastName).ConfigureAwait(false);
        return byName.Any(contact => contact.Fields.Any(field => field.Name == WellKnownFields.CompanyName)) && (await run.ByNameAsync(Samples.Company).ConfigureAwait(false)).Count > 0;
    }

    public static async Task<bool> TellsFaxAsync(ContractRun run)
    {
        var fax = Samples.Person(run, Samples.FirstName, Samples.LastName) with { Phones = Samples.Phone(WellKnownFields.Fax, ContractNumbers.Plain(1).Stored) };
        await run.AddAsync(fax).ConfigureAwait(false);
        return (await run.ByNameAsync(Samples.LastName).ConfigureAwait(false)).Any(contact => contact.Fields.Any(field => field is { Kind: ContactFieldKind.Fax, Value.Length: > 0 }));
    }

    public static async Task<bool> FindsInternalAsync(ContractRun run)
    {
        await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName, number: ContractNumbers.Internal())).ConfigureAwait(false);
        return (await run.ByNumberAsync(ContractNumbers.Internal()).ConfigureAwait(false)).Count > 0;
    }

    public static async Task<bool> FindsUnaccentedAsync(ContractRun run)
    {
        await run.AddAsync(Samples.Person(run, Samples.FirstName, "Ångström")).ConfigureAwait(false);
        return (await run.ByNameAsync("Angstrom").ConfigureAwait(false)).Count > 0;
    }
}
