namespace Engine.Sdk.Testing;

public abstract partial class ConnectorContract
{
    /// <summary>Opening a book sends no request.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Lifetime, ContractGrade.Bronze)]
    public Task Open_Book_AsksNothing() => RunAsync(async run =>
    {
        Expect.That(run.Crm.RequestCount == 0, "Opening the book has sent requests: leave that to the first search.");
        await run.AskAsync(run.Token).ConfigureAwait(false);
    });

    /// <summary>Two books of one connector answer with keys of their own, also at the same time.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Lifetime, ContractGrade.Silver, Needs = ContractAbilities.NameSearch)]
    public Task Open_TwoBooks_AreApart() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        var other = await TestBook.OpenAsync(run.Crm.Connector, run.Crm.Settings, ContractRun.OptionsFor(run.Crm), run.Token).ConfigureAwait(false);
        await using (other.ConfigureAwait(false))
        {
            await run.Crm.SettleAsync(other.Book, run.Token).ConfigureAwait(false);
            var found = await Task.WhenAll(
                run.Book.FindByNameAsync(TestQuery.Name(Samples.LastName), run.Token), other.Book.FindByNameAsync(TestQuery.Name(Samples.LastName), run.Token)).ConfigureAwait(false);
            Expect.That(found[0].Any(contact => contact.Key == run.Key(run.Person, ids[0])), "The first book does not answer with a key of its own.");
            Expect.That(found[1].Any(contact => contact.Key == other.Context.Key(run.Person, ids[0])), "The second book does not answer with a key of its own.");
        }
    });

    /// <summary>A book that was never asked can be closed.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Lifetime, ContractGrade.Bronze)]
    public Task Dispose_UnusedBook_Ends() => RunAsync(async run =>
    {
        var unused = await TestBook.OpenAsync(run.Crm.Connector, run.Crm.Settings, ContractRun.OptionsFor(run.Crm), run.Token).ConfigureAwait(false);
        await unused.DisposeAsync().ConfigureAwait(false);

        await run.AskAsync(run.Token).ConfigureAwait(false);
    });

    /// <summary>Closing one book does no harm to another of the same connector.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Lifetime, ContractGrade.Silver, Needs = ContractAbilities.NameSearch)]
    public Task Dispose_OneBook_LeavesTheOther() => RunAsync(async run =>
    {
        var other = await TestBook.OpenAsync(run.Crm.Connector, run.Crm.Settings, ContractRun.OptionsFor(run.Crm), run.Token).ConfigureAwait(false);
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        await other.Book.FindByNameAsync(TestQuery.Name(Samples.LastName), run.Token).ConfigureAwait(false);
        await other.DisposeAsync().ConfigureAwait(false);

        Expect.Ids(ids, await run.IdsByNameAsync(Samples.LastName).ConfigureAwait(false), "after another book was closed");
    });

    /// <summary>A search whose token is cancelled already ends as cancelled.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Lifetime, ContractGrade.Silver)]
    public Task Search_CancelledBefore_IsCancelled() => RunAsync(async run =>
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(run.Token);
        await cancelled.CancelAsync().ConfigureAwait(false);

        await Promptly.EndsAsync(() => run.AskAsync(cancelled.Token), "A search that was cancelled before").ConfigureAwait(false);
        await run.AskAsync(run.Token).ConfigureAwait(false);
    });

    /// <summary>A search that waits for a CRM that does not answer ends within a second when it is cancelled.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Lifetime, ContractGrade.Silver, Needs = ContractAbilities.NameSearch, Fault = ContractFault.Hang)]
    public Task FindByName_CancelledWhileTheCrmHangs_EndsWithinASecond() => RunAsync(async run =>
    {
        await EndsWhenCancelledAsync(run, token => run.Book.FindByNameAsync(TestQuery.Name(Samples.LastName), token)).ConfigureAwait(false);
    });

    /// <summary>So does a search by number.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Lifetime, ContractGrade.Silver, Needs = ContractAbilities.NumberSearch, Fault = ContractFault.Hang)]
    public Task FindByNumber_CancelledWhileTheCrmHangs_EndsWithinASecond() => RunAsync(async run =>
    {
        await EndsWhenCancelledAsync(run, token => run.Book.FindByNumberAsync(First(run, ContractNumbers.Plain(1)), token)).ConfigureAwait(false);
    });

    /// <summary>So does logging a call.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Lifetime, ContractGrade.Gold, Needs = ContractAbilities.CallLog, Fault = ContractFault.Hang)]
    public Task LogCall_CancelledWhileTheCrmHangs_EndsWithinASecond() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);

        await EndsWhenCancelledAsync(run, token => run.Test.As<ICallActivityLog>().LogCallAsync(run.Key(run.Person, ids[0]), Calls.Incoming, token)).ConfigureAwait(false);
    });

    /// <summary>Fifty searches at the same time are all answered, each with its own.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Lifetime, ContractGrade.Silver, Needs = ContractAbilities.NameSearch)]
    public Task Search_FiftyAtOnce_AllAreAnswered() => RunAsync(async run =>
    {
        var ids = await run.AddAsync([.. Enumerable.Range(0, 10).Select(i => Samples.Person(run, Samples.FirstName, $"Quill{(char)('a' + i)}feather", number: ContractNumbers.Plain(i)))]).ConfigureAwait(false);

        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => run.IdsByNameAsync($"Quill{(char)('a' + (i % 10))}feather"), run.Token))).ConfigureAwait(false);

        foreach (var (i, answer) in found.Index())
            Expect.Ids([ids[i % 10]], answer, "by one of fifty searches at once");
    });

    /// <summary>The log holds neither the names and numbers that were asked for nor those that were found.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Lifetime, ContractGrade.Silver, Needs = ContractAbilities.NameSearch)]
    public Task Log_OfSearches_HoldsNothingPersonal() => RunAsync(async run =>
    {
        await AddPeopleAsync(run).ConfigureAwait(false);
        await run.ByNameAsync(Samples.LastName).ConfigureAwait(false);
        if (run.Claims(ContractAbilities.NumberSearch))
            await run.ByNumberAsync(ContractNumbers.Plain(1)).ConfigureAwait(false);

        string[] personal = [Samples.FirstName, Samples.LastName, "Thistlewood", Samples.Company, ContractNumbers.Plain(1).Digits];
        var line = run.Test.Log.Lines.FirstOrDefault(line => personal.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
        Expect.That(line is null, $"The log holds something personal: {line}");
    });

    private static async Task EndsWhenCancelledAsync(ContractRun run, Func<CancellationToken, Task> call)
    {
        var before = run.Crm.RequestCount;
        run.Crm.Fail(ContractFault.Hang, int.MaxValue);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(run.Token);
        var calling = Task.Run(() => call(leaving.Token), CancellationToken.None);
        await Promptly.UntilAsync(() => run.Crm.RequestCount > before || calling.IsCompleted, run.Token).ConfigureAwait(false);
        Expect.That(!calling.IsCompleted, "The call has ended, though the CRM hangs: it has not asked the CRM.");
        await leaving.CancelAsync().ConfigureAwait(false);

        await Promptly.EndsAsync(() => calling, "A call that was cancelled while the CRM hangs").ConfigureAwait(false);
        run.Crm.Fail(ContractFault.Hang, 0);
        await run.AskAsync(run.Token).ConfigureAwait(false);
    }

    private static NumberQuery First(ContractRun run, ContractNumber number)
    {
        var query = number.Query(run.Facts.NumberMatching, ContractRun.Limit);
        return run.Facts.MaxSpellings > 0 ? query with { Spellings = [.. query.Spellings.Take(run.Facts.MaxSpellings)] } : query;
    }
}
