namespace Engine.Sdk.Testing;

public abstract partial class ConnectorContract
{
    /// <summary>A limit of one is answered with one.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Paging, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_LimitOne_AnswersOne() => RunAsync(async run =>
    {
        await AddNamesakesAsync(run, 3).ConfigureAwait(false);

        Expect.That((await run.ByNameAsync(Samples.LastName, 1).ConfigureAwait(false)).Count == 1, "A limit of 1 was not answered with one record.");
    });

    /// <summary>Of 250 namesakes, 200 are answered when 200 are asked for, whatever a page of the CRM holds.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Paging, ContractGrade.Silver, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_MoreThanAPage_FillsTheLimit() => RunAsync(async run =>
    {
        await AddNamesakesAsync(run, 250).ConfigureAwait(false);

        Expect.That((await run.ByNameAsync(Samples.LastName, 200).ConfigureAwait(false)).Count == 200, "A limit of 200 was not answered with 200 of 250 namesakes.");
    });

    /// <summary>The same query gives the same order.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Paging, ContractGrade.Silver, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_Twice_SameOrder() => RunAsync(async run =>
    {
        await AddNamesakesAsync(run, 40).ConfigureAwait(false);

        var first = await run.IdsByNameAsync(Samples.LastName).ConfigureAwait(false);
        Expect.That(first.Count == 40, $"{first.Count} of 40 namesakes were found.");
        Expect.Ids(first, await run.IdsByNameAsync(Samples.LastName).ConfigureAwait(false), "the second time");
    });

    /// <summary>A greater limit adds to the end of what a smaller one gave.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Paging, ContractGrade.Silver, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_GreaterLimit_OnlyAdds() => RunAsync(async run =>
    {
        await AddNamesakesAsync(run, 40).ConfigureAwait(false);

        var few = await run.IdsByNameAsync(Samples.LastName, 7).ConfigureAwait(false);
        var more = await run.IdsByNameAsync(Samples.LastName, 30).ConfigureAwait(false);
        Expect.That(few.Count == 7 && more.Count == 30, $"Limits of 7 and 30 were answered with {few.Count} and {more.Count} of 40 namesakes.");
        Expect.Ids(few, [.. more.Take(7)], "first with the greater limit");
    });

    /// <summary>Of 60 records with one number, as many are answered as are asked for.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Paging, ContractGrade.Silver, Needs = ContractAbilities.NumberSearch)]
    public Task FindByNumber_ManyShareIt_FillsTheLimit() => RunAsync(async run =>
    {
        await run.AddAsync([.. Enumerable.Range(0, 60).Select(i => Samples.Person(run, Samples.FirstName, $"Quill{i}", number: ContractNumbers.Plain(1)))]).ConfigureAwait(false);

        foreach (var limit in (int[])[1, 10, 50])
        {
            Expect.That(
                (await run.ByNumberAsync(ContractNumbers.Plain(1), limit).ConfigureAwait(false)).Count == limit,
                $"A limit of {limit} was not answered with {limit} of 60 records that share a number.");
        }
    });

    private static Task<IReadOnlyList<string>> AddNamesakesAsync(ContractRun run, int count) =>
        run.AddAsync([.. Enumerable.Range(0, count).Select(i => Samples.Person(run, $"{(char)('A' + (i % 26))}{i}", Samples.LastName))]);
}
