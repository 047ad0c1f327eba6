namespace Engine.Sdk.Testing;

public abstract partial class ConnectorContract
{
    /// <summary>The kinds a user may create are kinds the book answers with, each with a name and fields clients know.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Writing, ContractGrade.Platinum, Needs = ContractAbilities.Create)]
    public Task RecordTypes_ToCreate_AreThoseOfTheBook() => RunAsync(async run =>
    {
        var types = await run.Test.As<IRecordWriter>().GetRecordTypesAsync(run.Token).ConfigureAwait(false);

        Expect.That(types is { Count: > 0 }, "There is no kind of record to create.");
        foreach (var type in types)
        {
            Expect.That(run.Crm.RecordTypes.Contains(type.Type, StringComparer.Ordinal), $"{type.Type} can be created, but is none of ContractCrm.RecordTypes.");
            Expect.That(!string.IsNullOrWhiteSpace(type.DisplayName), $"{type.Type} has no name for people.");
            Expect.That(type.Fields is not null && type.Fields.All(WellKnownFields.Contains), $"{type.Type} has fields no client knows.");
        }
    });

    /// <summary>Every kind of record is created with all it can hold, answered as it is kept, and found again.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Writing, ContractGrade.Platinum, Needs = ContractAbilities.Create)]
    public Task Create_EachRecordType_IsFoundAgain() => RunAsync(async run =>
    {
        var writer = run.Test.As<IRecordWriter>();
        foreach (var (i, type) in (await writer.GetRecordTypesAsync(run.Token).ConfigureAwait(false)).Index())
        {
            var draft = Draft(type, ContractNumbers.Plain(i % 10).Stored);

            var created = await writer.CreateAsync(type.Type, draft, run.Token).ConfigureAwait(false);

            Answers.Check(created, run.Test.Context.BookId, run.Crm);
            Expect.That(created.Key.Type == type.Type, $"A {type.Type} was created as {created.Key.Type}.");
            CheckHolds(created, draft, $"The {type.Type} that was created");
            await run.SettleAsync().ConfigureAwait(false);
            if (run.Claims(ContractAbilities.NameSearch))
            {
                Expect.That(
                    (await run.ByNameAsync(Samples.LastName).ConfigureAwait(false)).Any(contact => contact.Key == created.Key),
                    $"A {type.Type} that was created is not found by its name.");
            }
            if (run.Claims(ContractAbilities.NumberSearch))
            {
                Expect.That(
                    (await run.ByNumberAsync(ContractNumbers.Plain(i % 10)).ConfigureAwait(false)).Any(contact => contact.Key == created.Key),
                    $"A {type.Type} that was created is not found by its number.");
            }
        }
    });

    /// <summary>What the CRM refuses is told as Refused, in the CRM's words, and nothing is created.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Writing, ContractGrade.Platinum, Needs = ContractAbilities.Create | ContractAbilities.Refusals)]
    public Task Create_AgainstARule_IsRefusedInTheCrmsWords() => RunAsync(async run =>
    {
        Expect.That(run.Crm.Refusal is not null, "Refusals is claimed, but ContractCrm.Refusal is null.");
        var refusal = run.Crm.Refusal;

        var thrown = await run.FailsAsync(
            () => run.Test.As<IRecordWriter>().CreateAsync(refusal.RecordType, refusal.Draft, run.Token), "Creating a record the CRM refuses", ConnectorErrorKind.Refused).ConfigureAwait(false);

        Expect.That(
            thrown.Message.Contains(refusal.Words, StringComparison.OrdinalIgnoreCase),
            $"The message \"{thrown.Message}\" does not hold the CRM's words \"{refusal.Words}\".");
    });

    /// <summary>A kind of record that cannot be created is told in order.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Writing, ContractGrade.Platinum, Needs = ContractAbilities.Create)]
    public Task Create_UnknownType_IsToldInOrder() => RunAsync(async run =>
    {
        await run.FailsAsync(() => run.Test.As<IRecordWriter>().CreateAsync("NoSuchType", new RecordDraft { LastName = Samples.LastName }, run.Token), "Creating a kind of record that there is not").ConfigureAwait(false);
    });

    /// <summary>What is given is changed, in the answer and in the CRM; what is not given stays.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Writing, ContractGrade.Platinum, Needs = ContractAbilities.Save | ContractAbilities.NameSearch)]
    public Task Save_Changes_AreKept() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName, number: ContractNumbers.Plain(1))).ConfigureAwait(false);

        var saved = await run.Test.As<IRecordWriter>().SaveAsync(run.Key(run.Person, ids[0]), new RecordDraft { LastName = "Fennimore" }, run.Token).ConfigureAwait(false);

        Expect.That(saved?.Key == run.Key(run.Person, ids[0]), "The answer to a change is not the record that was changed.");
        await run.SettleAsync().ConfigureAwait(false);
        foreach (var contact in (Contact[])[saved, await run.OneByNameAsync("Fennimore", ids[0]).ConfigureAwait(false)])
        {
            CheckHolds(contact, new RecordDraft { FirstName = Samples.FirstName, LastName = "Fennimore", Phone = ContractNumbers.Plain(1).Stored }, "The record that was changed");
            Expect.That(!contact.Fields.Any(field => field.Value.Contains(Samples.LastName, StringComparison.Ordinal)), "The record still tells its old name.");
        }
    });

    /// <summary>What is given as empty is cleared.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Writing, ContractGrade.Platinum, Needs = ContractAbilities.Save | ContractAbilities.NameSearch)]
    public Task Save_EmptyValue_Clears() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName, number: ContractNumbers.Plain(1))).ConfigureAwait(false);

        await run.Test.As<IRecordWriter>().SaveAsync(run.Key(run.Person, ids[0]), new RecordDraft { FirstName = "" }, run.Token).ConfigureAwait(false);

        await run.SettleAsync().ConfigureAwait(false);
        var contact = await run.OneByNameAsync(Samples.LastName, ids[0]).ConfigureAwait(false);
        Expect.That(!contact.Fields.Any(field => field.Value.Contains(Samples.FirstName, StringComparison.Ordinal)), "A value that was given as empty is still there.");
    });

    /// <summary>A change of a record that is gone is told as NotFound.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Writing, ContractGrade.Platinum, Needs = ContractAbilities.Save)]
    public Task Save_GoneRecord_IsNotFound() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        await run.Crm.RemoveAsync(run.Person, ids[0], run.Token).ConfigureAwait(false);
        await run.SettleAsync().ConfigureAwait(false);

        await run.FailsAsync(
            () => run.Test.As<IRecordWriter>().SaveAsync(run.Key(run.Person, ids[0]), new RecordDraft { LastName = "Fennimore" }, run.Token), "A change of a record that is gone", ConnectorErrorKind.NotFound).ConfigureAwait(false);
    });

    private static RecordDraft Draft(RecordType type, string phone)
    {
        string? If(string field, string value) => type.Fields.Contains(field) ? value : null;
        var isPerson = type.Fields.Any(field => field is WellKnownFields.LastName or WellKnownFields.ContactName);
        return new RecordDraft
        {
            Phone = phone,
            FirstName = If(WellKnownFields.FirstName, Samples.FirstName),
            LastName = If(WellKnownFields.LastName, Samples.LastName),
            ContactName = type.Fields.Contains(WellKnownFields.LastName) ? null : If(WellKnownFields.ContactName, $"{Samples.FirstName} {Samples.LastName}"),
            CompanyName = If(WellKnownFields.CompanyName, isPerson ? Samples.Company : Samples.LastName),
            Email = If(WellKnownFields.Email, "fabian@larkspur.example"),
            Notes = If(WellKnownFields.Notes, "Likes tea"),
        };
    }

    private static void CheckHolds(Contact contact, RecordDraft draft, string what)
    {
        foreach (var value in (string?[])[draft.FirstName, draft.LastName, draft.ContactName, draft.CompanyName, draft.Email, draft.Notes])
        {
            Expect.That(
                string.IsNullOrEmpty(value) || contact.Fields.Any(field => field.Value.Contains(value, StringComparison.OrdinalIgnoreCase)),
                $"{what} does not tell \"{value}\".");
        }
        Expect.That(string.IsNullOrEmpty(draft.Phone) || NumberJudge.Carries(contact, NumberJudge.DigitsOf(draft.Phone)[^9..]), $"{what} does not tell its number.");
    }
}
