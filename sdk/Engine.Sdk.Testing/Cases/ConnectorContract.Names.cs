namespace Engine.Sdk.Testing;

public abstract partial class ConnectorContract
{
    /// <summary>A record is found by its family name, others are not.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Names, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_LastName_FindsTheRecord() => RunAsync(async run =>
    {
        var ids = await AddPeopleAsync(run).ConfigureAwait(false);

        Expect.Ids([ids[0]], await run.IdsByNameAsync(Samples.LastName).ConfigureAwait(false), "by the last name");
    });

    /// <summary>A record is found by its given name.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Names, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_FirstName_FindsTheRecord() => RunAsync(async run =>
    {
        var ids = await AddPeopleAsync(run).ConfigureAwait(false);

        Expect.Ids([ids[0]], await run.IdsByNameAsync(Samples.FirstName).ConfigureAwait(false), "by the first name");
    });

    /// <summary>Given and family name find a record in either order, also with a comma.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Names, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_BothNamesInEitherOrder_FindsTheRecord() => RunAsync(async run =>
    {
        var ids = await AddPeopleAsync(run).ConfigureAwait(false);

        foreach (var asked in (string[])["Fabian Quillfeather", "Quillfeather Fabian", "Quillfeather, Fabian"])
            Expect.Ids([ids[0]], await run.IdsByNameAsync(asked).ConfigureAwait(false), $"by \"{asked}\"");
    });

    /// <summary>The beginning of a word is enough, and of each of several.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Names, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_BeginningsOfWords_FindTheRecord() => RunAsync(async run =>
    {
        var ids = await AddPeopleAsync(run).ConfigureAwait(false);

        foreach (var asked in (string[])["Quill", "Fab", "Fab Quill", "quillf fabi"])
            Expect.Ids([ids[0]], await run.IdsByNameAsync(asked).ConfigureAwait(false), $"by \"{asked}\"");
    });

    /// <summary>Case does not matter.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Names, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_OtherCase_FindsTheRecord() => RunAsync(async run =>
    {
        var ids = await AddPeopleAsync(run).ConfigureAwait(false);

        foreach (var asked in (string[])["QUILLFEATHER", "quillfeather", "qUILLfEATHER"])
            Expect.Ids([ids[0]], await run.IdsByNameAsync(asked).ConfigureAwait(false), $"by \"{asked}\"");
    });

    /// <summary>Accents do not matter, on either side.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Names, ContractGrade.Gold, Needs = ContractAbilities.NameSearch | ContractAbilities.Accents)]
    public Task FindByName_WithoutAccents_FindsTheRecord() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, "Zoë", "Ångström"), Samples.Person(run, "Noel", "Garcia")).ConfigureAwait(false);

        foreach (var (asked, expected) in ((string, int)[])[("Angstrom", 0), ("Ångström", 0), ("Zoe", 0), ("García", 1)])
            Expect.Ids([ids[expected]], await run.IdsByNameAsync(asked).ConfigureAwait(false), $"by \"{asked}\"");
    });

    /// <summary>A name with accents is found as it is written.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Names, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_AccentedAsStored_FindsTheRecord() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, "Zoë", "Ångström"), Samples.Person(run, "Noel", "Garcia")).ConfigureAwait(false);

        Expect.Ids([ids[0]], await run.IdsByNameAsync("Ångström").ConfigureAwait(false), "by \"Ångström\"");
    });

    /// <summary>A family name of two or three words is found whole, and by its last word.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Names, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_NameOfSeveralWords_FindsTheRecord() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, "Pia", "van der Heide"), Samples.Person(run, "Owen", "Lloyd Marchbank")).ConfigureAwait(false);

        foreach (var (asked, expected) in ((string, int)[])[("van der Heide", 0), ("Heide", 0), ("Pia van der Heide", 0), ("Lloyd Marchbank", 1), ("Marchbank Owen", 1)])
            Expect.Ids([ids[expected]], await run.IdsByNameAsync(asked).ConfigureAwait(false), $"by \"{asked}\"");
    });

    /// <summary>Apostrophes, hyphens and full stops in a name do no harm.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Names, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_SignsInANameAsStored_FindTheRecord() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, "Mairead", "O'Tiernagh"), Samples.Person(run, "Anne-Lise", "Vries-Kuiper"), Samples.Person(run, "J.R.", "Fennimore")).ConfigureAwait(false);

        foreach (var (asked, expected) in ((string, int)[])[("O'Tiernagh", 0), ("Vries-Kuiper", 1), ("Anne-Lise", 1), ("Fennimore", 2)])
            Expect.Ids([ids[expected]], await run.IdsByNameAsync(asked).ConfigureAwait(false), $"by \"{asked}\"");
    });

    /// <summary>Names in Greek, Cyrillic, Chinese, Japanese, Arabic and Hebrew are found as they are written.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Names, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_ManyScripts_FindTheRecords() => RunAsync(async run =>
    {
        string[] names = ["Παπαδόπουλος", "Иванов", "王小明", "山田", "الحسيني", "לוינשטיין"];
        var ids = await run.AddAsync([.. names.Select(name => Samples.Person(run, Samples.FirstName, name))]).ConfigureAwait(false);

        foreach (var (i, name) in names.Index())
            Expect.Ids([ids[i]], await run.IdsByNameAsync(name).ConfigureAwait(false), $"by \"{name}\"");
    });

    /// <summary>A name with an emoji is told as it is, and asking for it does no harm.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Names, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_Emoji_IsAnsweredInOrder() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, "Fabian 🦊", Samples.LastName)).ConfigureAwait(false);

        await run.ByNameAsync("🦊").ConfigureAwait(false);
        var contact = await run.OneByNameAsync(Samples.LastName, ids[0]).ConfigureAwait(false);
        Expect.That(contact.Fields.Any(field => field.Value.Contains("🦊", StringComparison.Ordinal)), "The name has lost its emoji.");
    });

    /// <summary>A person is found by the company's name, and by the beginning of its first word.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Names, ContractGrade.Gold, Needs = ContractAbilities.NameSearch | ContractAbilities.Companies)]
    public Task FindByName_Company_FindsTheRecord() => RunAsync(async run =>
    {
        var ids = await AddPeopleAsync(run).ConfigureAwait(false);

        foreach (var asked in (string[])[Samples.Company, "Larkspur", "larks"])
        {
            Expect.That(
                (await run.IdsByNameAsync(asked).ConfigureAwait(false)).Contains(ids[0], StringComparer.Ordinal),
                $"The person was not found by the company's name \"{asked}\".");
        }
    });

    /// <summary>Every kind of record is found by its name.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Names, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_EachRecordType_IsFound() => RunAsync(async run =>
    {
        foreach (var type in run.Crm.RecordTypes)
        {
            var ids = await run.AddAsync(Samples.Record(run.Crm, type)).ConfigureAwait(false);

            Expect.That(
                (await run.ByNameAsync(Samples.LastName).ConfigureAwait(false)).Any(contact => contact.Key == run.Key(type, ids[0])),
                $"A {type} was not found by its name.");
        }
    });

    /// <summary>A name nobody has finds nobody.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Names, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_NameNobodyHas_FindsNobody() => RunAsync(async run =>
    {
        await AddPeopleAsync(run).ConfigureAwait(false);

        Expect.That((await run.ByNameAsync("Xylophagous").ConfigureAwait(false)).Count == 0, "A name nobody has was answered with somebody.");
    });

    /// <summary>A record that was renamed is found by its new name alone, one that was deleted is not found.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Names, ContractGrade.Silver, Needs = ContractAbilities.NameSearch)]
    public Task FindByName_AfterChangeAndRemoval_FindsWhatIsThere() => RunAsync(async run =>
    {
        var ids = await AddPeopleAsync(run).ConfigureAwait(false);
        Expect.Ids([ids[0]], await run.IdsByNameAsync(Samples.LastName).ConfigureAwait(false), "before the change");
        await run.Crm.ChangeAsync(ids[0], Samples.Person(run, Samples.FirstName, "Fennimore"), run.Token).ConfigureAwait(false);
        await run.Crm.RemoveAsync(run.Person, ids[1], run.Token).ConfigureAwait(false);
        await run.SettleAsync().ConfigureAwait(false);

        Expect.Ids([ids[0]], await run.IdsByNameAsync("Fennimore").ConfigureAwait(false), "by the new name");
        Expect.Ids([], await run.IdsByNameAsync(Samples.LastName).ConfigureAwait(false), "by the old name");
        Expect.Ids([], await run.IdsByNameAsync("Thistlewood").ConfigureAwait(false), "by the name of a deleted record");
    });

    // The one who is looked for, and two who are not.
    private static Task<IReadOnlyList<string>> AddPeopleAsync(ContractRun run) => run.AddAsync(
        Samples.Person(run, Samples.FirstName, Samples.LastName, Samples.Company, ContractNumbers.Plain(1)),
        Samples.Person(run, "Bo", "Thistlewood", number: ContractNumbers.Plain(2)),
        Samples.Person(run, "Ada", "Bramblewick", number: ContractNumbers.Plain(3)));
}
