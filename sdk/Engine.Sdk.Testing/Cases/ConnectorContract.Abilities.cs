namespace Engine.Sdk.Testing;

public abstract partial class ConnectorContract
{
    /// <summary>A record's picture is told with its bytes and type, or as an address.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Abilities, ContractGrade.Gold, Needs = ContractAbilities.Pictures)]
    public Task Picture_OfARecord_IsItsImage() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName) with { Picture = Samples.Png }).ConfigureAwait(false);

        var picture = await run.Test.As<IPictureSource>().GetPictureAsync(run.Key(run.Person, ids[0]), run.Token).ConfigureAwait(false);

        Expect.That(picture is not null, "A record with a picture has none.");
        Expect.That(picture.Address is not null || picture.Data.Span.SequenceEqual(Samples.Png), "The picture's bytes are not those of the record's.");
        Expect.That(picture.Address is not null || picture.MediaType == "image/png", $"A PNG is told as {picture.MediaType}.");
    });

    /// <summary>A record without a picture has none.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Abilities, ContractGrade.Gold, Needs = ContractAbilities.Pictures)]
    public Task Picture_OfARecordWithout_IsNull() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName), Samples.Person(run, "Ada", "Bramblewick") with { Picture = Samples.Png }).ConfigureAwait(false);

        Expect.That(
            await run.Test.As<IPictureSource>().GetPictureAsync(run.Key(run.Person, ids[0]), run.Token).ConfigureAwait(false) is null,
            "A record without a picture has one.");
    });

    /// <summary>The picture of a record that is gone is none, or told as NotFound.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Abilities, ContractGrade.Gold, Needs = ContractAbilities.Pictures)]
    public Task Picture_OfAGoneRecord_IsToldInOrder() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName) with { Picture = Samples.Png }).ConfigureAwait(false);
        await run.Crm.RemoveAsync(run.Person, ids[0], run.Token).ConfigureAwait(false);
        await run.SettleAsync().ConfigureAwait(false);
        try
        {
            Expect.That(
                await run.Test.As<IPictureSource>().GetPictureAsync(run.Key(run.Person, ids[0]), run.Token).ConfigureAwait(false) is null,
                "A record that is gone has a picture.");
        }
        catch (ConnectorException gone)
        {
            Expect.That(gone.Kind == ConnectorErrorKind.NotFound, $"The picture of a record that is gone fails as {gone.Kind}.");
        }
    });

    /// <summary>The user's own record is told.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Abilities, ContractGrade.Gold, Needs = ContractAbilities.Owner)]
    public Task Owner_OfTheAccount_IsTheUser() => RunAsync(async run =>
    {
        Expect.That(run.Crm.Owner is not null, "Owner is claimed, but ContractCrm.Owner is null.");

        var owner = await run.Test.As<IOwnerLookup>().GetOwnerAsync(run.Token).ConfigureAwait(false);

        Expect.That(owner is not null && owner.Key.Book == run.Test.Context.BookId, "No owner is told, or its key is not of this book.");
        foreach (var value in (string?[])[run.Crm.Owner.FirstName, run.Crm.Owner.LastName, run.Crm.Owner.Email])
        {
            Expect.That(
                string.IsNullOrEmpty(value) || owner.Fields.Any(field => field.Value.Contains(value, StringComparison.OrdinalIgnoreCase)),
                $"The owner does not tell \"{value}\".");
        }
    });

    /// <summary>The check says in one sentence what it found.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Abilities, ContractGrade.Silver, Needs = ContractAbilities.Check)]
    public Task Check_RightSettings_SaysASentence() => RunAsync(async run =>
    {
        await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);

        var said = await run.Test.As<IConnectionCheck>().CheckAsync(run.Token).ConfigureAwait(false);

        Expect.That(said is { Length: >= 10 and <= 400 } && said.TrimEnd().EndsWith('.'), $"The check says no sentence: \"{said}\".");
        Expect.That(!run.Crm.Secrets.Any(secret => said.Contains(secret, StringComparison.Ordinal)), "The check tells a secret.");
    });

    /// <summary>With wrong credentials the check fails as Unauthorized and says what to do.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Abilities, ContractGrade.Silver, Needs = ContractAbilities.Check)]
    public Task Check_WrongCredentials_IsUnauthorizedWithAdvice() => RunAsync(async run =>
    {
        if (run.Crm.WrongCredentials is not { } wrong)
        {
            Expect.That(run.Crm.Secrets.Count == 0, "The settings hold secrets, but ContractCrm.WrongCredentials is null.");
            return;
        }
        var test = await TestBook.OpenAsync(run.Crm.Connector, wrong, ContractRun.OptionsFor(run.Crm) with { SignIn = null }, run.Token).ConfigureAwait(false);
        await using (test.ConfigureAwait(false))
        {
            var thrown = await run.FailsAsync(() => test.As<IConnectionCheck>().CheckAsync(run.Token), "The check with wrong credentials", ConnectorErrorKind.Unauthorized).ConfigureAwait(false);
            Expect.That(thrown.Message.Length >= 20, $"The check does not say what to do: \"{thrown.Message}\".");
        }
    });

    /// <summary>While the CRM fails, so does the check.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Abilities, ContractGrade.Silver, Needs = ContractAbilities.Check, Fault = ContractFault.ServerError)]
    public Task Check_CrmFails_FailsInOrder() => RunAsync(async run =>
    {
        run.Crm.Fail(ContractFault.ServerError, int.MaxValue);

        await run.FailsAsync(() => run.Test.As<IConnectionCheck>().CheckAsync(run.Token), "The check of a failing CRM", ConnectorErrorKind.Unavailable).ConfigureAwait(false);
    });

    /// <summary>A record is read by its key as a search finds it, every kind.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Abilities, ContractGrade.Gold, Needs = ContractAbilities.RecordLookup)]
    public Task Record_ByItsKey_IsAsFound() => RunAsync(async run =>
    {
        foreach (var type in run.Crm.RecordTypes)
        {
            var ids = await run.AddAsync(Samples.Record(run.Crm, type, number: ContractNumbers.Plain(1))).ConfigureAwait(false);

            var record = await run.Test.As<IRecordLookup>().GetRecordAsync(run.Key(type, ids[0]), run.Token).ConfigureAwait(false);

            Expect.That(record is not null && record.Key == run.Key(type, ids[0]), $"A {type} is not read by its key.");
            Answers.Check(record, run.Test.Context.BookId, run.Crm);
            Expect.That(
                record.Fields.Any(field => field.Value.Contains(Samples.LastName, StringComparison.Ordinal)),
                $"A {type} that was read by its key does not tell its name.");
        }
    });

    /// <summary>A record that is gone is read as null.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Abilities, ContractGrade.Gold, Needs = ContractAbilities.RecordLookup)]
    public Task Record_Gone_IsNull() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        await run.Crm.RemoveAsync(run.Person, ids[0], run.Token).ConfigureAwait(false);
        await run.SettleAsync().ConfigureAwait(false);

        Expect.That(
            await run.Test.As<IRecordLookup>().GetRecordAsync(run.Key(run.Person, ids[0]), run.Token).ConfigureAwait(false) is null,
            "A record that is gone is read as if it were there.");
    });

    /// <summary>A record's own actions run, and answer with nothing or an address to show; of one that does not exist the book says so.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Abilities, ContractGrade.None, Needs = ContractAbilities.RecordActions | ContractAbilities.NameSearch)]
    public Task RecordActions_OfARecord_RunInOrder() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        var contact = await run.OneByNameAsync(Samples.LastName, ids[0]).ConfigureAwait(false);
        Expect.That(contact.Actions.Count > 0, "RecordActions is claimed, but a contact has no action.");
        foreach (var action in contact.Actions)
        {
            var shown = await run.Test.As<IRecordActions>().RunAsync(contact.Key, action.ActionId, run.Token).ConfigureAwait(false);
            Expect.That(shown is null or { IsAbsoluteUri: true }, $"The action {action.ActionId} answers with an address that is not absolute.");
        }
        await run.FailsAsync(() => run.Test.As<IRecordActions>().RunAsync(contact.Key, "NoSuchAction", run.Token), "An action that does not exist").ConfigureAwait(false);
    });

    /// <summary>A change in the CRM ends the wait for one; without a change it goes on until it is cancelled.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Abilities, ContractGrade.None, Needs = ContractAbilities.ChangeSignal)]
    public Task ChangeSignal_Change_IsTold() => RunAsync(async run =>
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(run.Token);
        var signal = run.Test.As<IChangeSignal>();
        await run.AddAsync(Samples.Person(run, "Ada", "Bramblewick")).ConfigureAwait(false);
        var waiting = signal.WaitForChangeAsync(leaving.Token);

        // A wait may need a moment to begin, so there is more than one change to tell.
        for (var i = 0; i < 15 && !waiting.IsCompleted; i++)
        {
            await run.Crm.AddAsync(Samples.Person(run, Samples.FirstName, $"{Samples.LastName}{i}"), run.Token).ConfigureAwait(false);
            await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, run.Token)).ConfigureAwait(false);
        }
        Expect.That(waiting.IsCompletedSuccessfully, "Changes in the CRM have not ended the wait for one.");

        var next = signal.WaitForChangeAsync(leaving.Token);
        await leaving.CancelAsync().ConfigureAwait(false);
        if (next.IsCompletedSuccessfully)
            return; // one change may be told twice
        await Promptly.EndsAsync(() => next, "Waiting for a change that was cancelled").ConfigureAwait(false);
    });
}
