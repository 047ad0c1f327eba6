namespace Engine.Sdk.Testing;

public abstract partial class ConnectorContract
{
    /// <summary>A whole reading hands over every record of every kind once, as a search would.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Feed, ContractGrade.Gold, Needs = ContractAbilities.Feed)]
    public Task Feed_Whole_HasEveryRecordOfEveryType() => RunAsync(async run =>
    {
        var ids = await run.AddAsync([.. run.Crm.RecordTypes.Select((type, i) => Samples.Record(run.Crm, type, number: ContractNumbers.Plain(i % 10)))]).ConfigureAwait(false);

        var reading = await run.FeedAsync().ConfigureAwait(false);

        foreach (var (i, type) in run.Crm.RecordTypes.Index())
            Expect.That(reading.Contacts.ContainsKey(run.Key(type, ids[i])), $"The feed does not hold the {type}.");
        Expect.That(reading.Count == reading.Contacts.Count, "The feed hands a record over twice.");
    });

    /// <summary>A record in the feed has the fields a search tells.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Feed, ContractGrade.Gold, Needs = ContractAbilities.Feed | ContractAbilities.NameSearch)]
    public Task Feed_Whole_IsWhatSearchesTell() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName, Samples.Company, ContractNumbers.Plain(1))).ConfigureAwait(false);

        var found = await run.OneByNameAsync(Samples.LastName, ids[0]).ConfigureAwait(false);
        var reading = await run.FeedAsync().ConfigureAwait(false);

        Expect.That(
            reading.Contacts.TryGetValue(found.Key, out var read) && found.Fields.Where(field => WellKnownFields.Contains(field.Name)).All(read.Fields.Contains),
            "The contact in the feed lacks well-known fields that a search tells.");
    });

    /// <summary>The feed of an empty CRM ends without contacts.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Feed, ContractGrade.Gold, Needs = ContractAbilities.Feed)]
    public Task Feed_EmptyCrm_EndsWithoutContacts() => RunAsync(async run =>
    {
        var reading = await run.FeedAsync().ConfigureAwait(false);

        Expect.That(reading.Contacts.Count == 0, "The feed of an empty CRM holds contacts.");
    });

    /// <summary>2,500 contacts come in pages, each once.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Feed, ContractGrade.Gold, Needs = ContractAbilities.Feed)]
    public Task Feed_2500Contacts_HasEachOnce() => RunAsync(async run =>
    {
        var ids = await run.AddAsync([.. Enumerable.Range(0, 2500).Select(i => Samples.Person(run, $"{(char)('A' + (i % 26))}{i}", Samples.LastName))]).ConfigureAwait(false);

        var reading = await run.FeedAsync().ConfigureAwait(false);

        Expect.That(reading.Contacts.Count == ids.Count, $"The feed holds {reading.Contacts.Count} of {ids.Count} contacts.");
        Expect.That(reading.Count == ids.Count, $"The feed hands {reading.Count - ids.Count} contacts over twice.");
        Expect.That(reading.Pages > 1, "The feed hands 2,500 contacts over in one page: a few hundred are usual.");
    });

    /// <summary>Going on from the token tells a record that was added, without reading everything anew.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Feed, ContractGrade.Gold, Needs = ContractAbilities.Feed | ContractAbilities.DeltaFeed)]
    public Task Feed_AfterAddition_GoesOnWithTheNewOne() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, "Ada", "Bramblewick")).ConfigureAwait(false);
        var first = await ReadAsync(run).ConfigureAwait(false);
        var added = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);

        var next = await run.FeedAsync(first.Token).ConfigureAwait(false);

        Expect.That(next.Contacts.ContainsKey(run.Key(run.Person, added[0])), "A record that was added is not in the feed.");
        Expect.That(!next.Contacts.ContainsKey(run.Key(run.Person, ids[0])), "The feed hands over a record that has not changed: it has read everything anew.");
    });

    /// <summary>Going on from the token tells a record that was changed, whole.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Feed, ContractGrade.Gold, Needs = ContractAbilities.Feed | ContractAbilities.DeltaFeed)]
    public Task Feed_AfterChange_GoesOnWithTheWholeRecord() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName, number: ContractNumbers.Plain(1))).ConfigureAwait(false);
        var first = await ReadAsync(run).ConfigureAwait(false);
        await run.Crm.ChangeAsync(ids[0], Samples.Person(run, Samples.FirstName, "Fennimore", number: ContractNumbers.Plain(1)), run.Token).ConfigureAwait(false);
        await run.SettleAsync().ConfigureAwait(false);

        var next = await run.FeedAsync(first.Token).ConfigureAwait(false);

        Expect.That(
            next.Contacts.TryGetValue(run.Key(run.Person, ids[0]), out var changed) && changed.Fields.Any(field => field.Value.Contains("Fennimore", StringComparison.Ordinal)),
            "A record that was changed is not in the feed as it is now.");
        Expect.That(changed.Fields.Any(field => field.Value.Contains(Samples.FirstName, StringComparison.Ordinal)), "The record in the feed is not whole.");
    });

    /// <summary>Going on from the token when nothing has changed hands nothing over.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Feed, ContractGrade.Gold, Needs = ContractAbilities.Feed | ContractAbilities.DeltaFeed)]
    public Task Feed_NothingChanged_HasNothing() => RunAsync(async run =>
    {
        await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        var first = await ReadAsync(run).ConfigureAwait(false);

        // Some CRMs tell changes of the last moment once more: after that there is nothing.
        var next = await run.FeedAsync(first.Token).ConfigureAwait(false);
        next = await run.FeedAsync(next.Token ?? first.Token).ConfigureAwait(false);

        Expect.That(next.Removed.Count == 0 && next.Contacts.Count <= 1, "The feed hands something over, though nothing has changed.");
    });

    /// <summary>Going on from the token tells a record that was deleted.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Feed, ContractGrade.Platinum, Needs = ContractAbilities.Feed | ContractAbilities.DeltaFeed | ContractAbilities.Tombstones)]
    public Task Feed_AfterRemoval_TellsWhatIsGone() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName), Samples.Person(run, "Ada", "Bramblewick")).ConfigureAwait(false);
        var first = await ReadAsync(run).ConfigureAwait(false);
        await run.Crm.RemoveAsync(run.Person, ids[0], run.Token).ConfigureAwait(false);
        await run.SettleAsync().ConfigureAwait(false);

        var next = await run.FeedAsync(first.Token).ConfigureAwait(false);

        Expect.That(next.Removed.Contains(run.Key(run.Person, ids[0])), "The feed does not tell that a record was deleted.");
        Expect.That(!next.Removed.Contains(run.Key(run.Person, ids[1])), "The feed tells that a record was deleted which is still there.");
    });

    /// <summary>A token the connector never gave is refused as expired, or everything is read.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Feed, ContractGrade.Gold, Needs = ContractAbilities.Feed)]
    public Task Feed_ForeignToken_StartsOver() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        foreach (var token in (string[])["no token of yours", "{\"a\":1}", "2020-01-01T00:00:00Z", "AAAA", "0"])
        {
            try
            {
                var reading = await run.FeedAsync(token).ConfigureAwait(false);
                Expect.That(reading.Contacts.ContainsKey(run.Key(run.Person, ids[0])), $"With the token {token} the feed neither fails as expired nor reads everything.");
            }
            catch (ConnectorException refused)
            {
                Expect.That(refused.Kind == ConnectorErrorKind.FeedTokenExpired, $"With the token {token} the feed fails as {refused.Kind}, not as FeedTokenExpired.");
            }
        }
    });

    /// <summary>A reading that is cancelled after its first page ends at once.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Feed, ContractGrade.Gold, Needs = ContractAbilities.Feed)]
    public Task Feed_CancelledInTheMiddle_Ends() => RunAsync(async run =>
    {
        await run.AddAsync([.. Enumerable.Range(0, 2500).Select(i => Samples.Person(run, $"{(char)('A' + (i % 26))}{i}", Samples.LastName))]).ConfigureAwait(false);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(run.Token);
        var reader = run.Test.As<IContactFeed>().ReadAsync(null, stopping.Token).GetAsyncEnumerator(stopping.Token);
        await using (reader.ConfigureAwait(false))
        {
            Expect.That(await reader.MoveNextAsync().ConfigureAwait(false), "The feed of 2,500 contacts has no page.");
            await stopping.CancelAsync().ConfigureAwait(false);

            await Promptly.EndsAsync(async () => { while (await reader.MoveNextAsync().ConfigureAwait(false)) { } }, "The feed").ConfigureAwait(false);
        }
        Expect.That((await run.FeedAsync().ConfigureAwait(false)).Contacts.Count == 2500, "After a cancelled reading the next one is not whole.");
    });

    /// <summary>A reading that meets a failing CRM ends with a ConnectorException, and the next one is whole.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Feed, ContractGrade.Gold, Needs = ContractAbilities.Feed, Fault = ContractFault.ServerError)]
    public Task Feed_CrmFails_FailsInOrder() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        run.Crm.Fail(ContractFault.ServerError, int.MaxValue);

        await run.FailsAsync(() => run.FeedAsync(), "The feed of a failing CRM", ConnectorErrorKind.Unavailable).ConfigureAwait(false);

        run.Crm.Fail(ContractFault.ServerError, 0);
        Expect.That((await run.FeedAsync().ConfigureAwait(false)).Contacts.ContainsKey(run.Key(run.Person, ids[0])), "After a failure the feed is not whole.");
    });

    private static async Task<FeedReading> ReadAsync(ContractRun run)
    {
        var reading = await run.FeedAsync().ConfigureAwait(false);
        Expect.That(reading.Token is not null, "The last page of a whole reading has no token to go on from.");
        return reading;
    }
}
