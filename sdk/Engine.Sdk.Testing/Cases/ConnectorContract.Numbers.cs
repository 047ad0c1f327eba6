namespace Engine.Sdk.Testing;

public abstract partial class ConnectorContract
{
    // Of the 240 spellings; two may be beyond a CRM, such as those in other digits.
    private const double ShareToFind = 0.99;

    /// <summary>A number stored and asked for in E.164 is found.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Numbers, ContractGrade.Bronze, Needs = ContractAbilities.NumberSearch)]
    public Task FindByNumber_E164_FindsTheRecord() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(
            Samples.Person(run, Samples.FirstName, Samples.LastName, number: ContractNumbers.Plain(1)), Samples.Person(run, "Other", "Person", number: ContractNumbers.Plain(2))).ConfigureAwait(false);

        Expect.Ids([ids[0]], await run.IdsByNumberAsync(ContractNumbers.Plain(1)).ConfigureAwait(false), "by E.164");
    });

    /// <summary>A number that is stored without country code is found by one who does not know the country either.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Numbers, ContractGrade.Bronze, Needs = ContractAbilities.NumberSearch)]
    public Task FindByNumber_NationalDigitsOnly_FindsTheRecord() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName, number: ContractNumbers.Bare())).ConfigureAwait(false);

        Expect.Ids(ids, await run.IdsByNumberAsync(ContractNumbers.Bare()).ConfigureAwait(false), "by national digits");
    });

    /// <summary>Each of the usual spellings in eight countries is found: no miss is allowed.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Numbers, ContractGrade.Bronze, Needs = ContractAbilities.NumberSearch)]
    public Task FindByNumber_CommonSpellings_FindsEach() => RunAsync(async run =>
    {
        var numbers = ContractNumbers.All.Where(number => number.IsCommon).ToList();

        var missed = await MissedAsync(run, numbers).ConfigureAwait(false);

        Expect.That(missed.Count == 0, $"{missed.Count} of {numbers.Count} common spellings were not found: {Told(missed)}");
    });

    /// <summary>Of 240 spellings, at least 99 in a hundred are found.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Numbers, ContractGrade.Gold, Needs = ContractAbilities.NumberSearch)]
    public Task FindByNumber_ManySpellings_FindsNearlyAll() => RunAsync(async run =>
    {
        var missed = await MissedAsync(run, ContractNumbers.All).ConfigureAwait(false);

        Expect.That(
            missed.Count <= ContractNumbers.All.Count * (1 - ShareToFind),
            $"{missed.Count} of {ContractNumbers.All.Count} spellings were not found, {ShareToFind:P0} have to be: {Told(missed)}");
    });

    /// <summary>A number nobody has finds nobody: at most a few candidates are answered, which the engine drops.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Numbers, ContractGrade.Bronze, Needs = ContractAbilities.NumberSearch)]
    public Task FindByNumber_Unknown_FindsNobody() => RunAsync(async run =>
    {
        var common = ContractNumbers.All.Where(number => number.IsCommon).Take(40);
        await run.AddAsync([.. common.Select(number => Samples.Person(run, Samples.FirstName, Samples.LastName, number: number))]).ConfigureAwait(false);

        Expect.Ids([], await run.IdsByNumberAsync(ContractNumbers.Plain(3)).ConfigureAwait(false), "by a number nobody has");
        var candidates = await run.Book.FindByNumberAsync(First(run, ContractNumbers.Plain(3)), run.Token).ConfigureAwait(false);
        Expect.That(candidates.Count <= 5, $"{candidates.Count} candidates were answered for a number nobody has.");
    });

    /// <summary>A number with an extension is found by its main number.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Numbers, ContractGrade.Silver, Needs = ContractAbilities.NumberSearch)]
    public Task FindByNumber_StoredWithExtension_FindsTheRecord() => RunAsync(async run =>
    {
        var number = ContractNumbers.All.First(number => number.Stored.Contains(" x12", StringComparison.Ordinal));
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName, number: number)).ConfigureAwait(false);

        Expect.Ids(ids, await run.IdsByNumberAsync(number).ConfigureAwait(false), $"by the main number of {number.Stored}");
    });

    /// <summary>An internal number of four digits is found.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Numbers, ContractGrade.Gold, Needs = ContractAbilities.NumberSearch | ContractAbilities.InternalNumbers)]
    public Task FindByNumber_InternalNumber_FindsTheRecord() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName, number: ContractNumbers.Internal())).ConfigureAwait(false);

        Expect.Ids(ids, await run.IdsByNumberAsync(ContractNumbers.Internal()).ConfigureAwait(false), "by an internal number");
    });

    /// <summary>Two records that share a number are both found.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Numbers, ContractGrade.Bronze, Needs = ContractAbilities.NumberSearch)]
    public Task FindByNumber_SharedByTwo_FindsBoth() => RunAsync(async run =>
    {
        var shared = ContractNumbers.Plain(4);
        var ids = await run.AddAsync(Samples.Person(run, "Ada", "Bramblewick", number: shared), Samples.Person(run, "Bo", "Thistlewood", number: shared)).ConfigureAwait(false);

        Expect.SameIds(ids, await run.IdsByNumberAsync(shared).ConfigureAwait(false), "by a shared number");
    });

    /// <summary>A fax number is no caller's: it is told as fax, and nobody is found by it.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Numbers, ContractGrade.Gold, Needs = ContractAbilities.NumberSearch | ContractAbilities.NameSearch | ContractAbilities.Fax)]
    public Task FindByNumber_FaxNumber_IsNoTelephone() => RunAsync(async run =>
    {
        var fax = ContractNumbers.Plain(5);
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName) with { Phones = Samples.Phone(WellKnownFields.Fax, fax.Stored) }).ConfigureAwait(false);

        Expect.Ids([], await run.IdsByNumberAsync(fax).ConfigureAwait(false), "by a fax number, among telephones");
        var contact = await run.OneByNameAsync(Samples.LastName, ids[0]).ConfigureAwait(false);
        Expect.That(
            contact.Fields.Any(field => field.Kind == ContactFieldKind.Fax && NumberJudge.DigitsOf(field.Value).Contains(fax.Digits, StringComparison.Ordinal)),
            "The contact does not tell its fax number.");
    });

    /// <summary>Every kind of record that has a telephone field is found by number.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Numbers, ContractGrade.Bronze, Needs = ContractAbilities.NumberSearch)]
    public Task FindByNumber_EachRecordType_IsFound() => RunAsync(async run =>
    {
        var types = run.TelephoneTypes.ToList();
        Expect.That(types.Count > 0, "No kind of record has a telephone field: see ContractCrm.FieldsOf.");
        foreach (var (i, type) in types.Index())
        {
            var ids = await run.AddAsync(Samples.Record(run.Crm, type, number: ContractNumbers.Plain(i % 10))).ConfigureAwait(false);

            var found = await run.ByNumberAsync(ContractNumbers.Plain(i % 10)).ConfigureAwait(false);

            Expect.That(found.Any(contact => contact.Key == run.Key(type, ids[0])), $"A {type} was not found by its number.");
        }
    });

    /// <summary>Every telephone field of every kind of record is searched.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Numbers, ContractGrade.Bronze, Needs = ContractAbilities.NumberSearch)]
    public Task FindByNumber_EachTelephoneField_IsSearched() => RunAsync(async run =>
    {
        var fields = run.TelephoneTypes.SelectMany(type => run.Crm.FieldsOf(type), (type, field) => (type, field))
            .Where(kept => WellKnownFields.KindOf(kept.field) == ContactFieldKind.Telephone).ToList();
        foreach (var (i, (type, field)) in fields.Index())
        {
            var number = ContractNumbers.All[i % ContractNumbers.All.Count] with { Stored = ContractNumbers.All[i % ContractNumbers.All.Count].E164! }; // each of the 240 has one
            var ids = await run.AddAsync(Samples.Record(run.Crm, type) with { Phones = Samples.Phone(field, number.Stored) }).ConfigureAwait(false);

            var found = await run.ByNumberAsync(number).ConfigureAwait(false);

            var contact = found.FirstOrDefault(contact => contact.Key == run.Key(type, ids[0]));
            Expect.That(contact is not null, $"A {type} was not found by its {field}.");
            Expect.That(
                contact!.Fields.Any(told => told.Name == field && NumberJudge.DigitsOf(told.Value).Contains(number.Digits, StringComparison.Ordinal)),
                $"A {type} does not tell its {field} under that name.");
        }
    });

    /// <summary>A number that was changed in the CRM finds the record by the new one alone.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Numbers, ContractGrade.Silver, Needs = ContractAbilities.NumberSearch)]
    public Task FindByNumber_AfterChange_FindsByTheNewNumber() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName, number: ContractNumbers.Plain(6))).ConfigureAwait(false);
        Expect.Ids(ids, await run.IdsByNumberAsync(ContractNumbers.Plain(6)).ConfigureAwait(false), "before the change");
        await run.Crm.ChangeAsync(ids[0], Samples.Person(run, Samples.FirstName, Samples.LastName, number: ContractNumbers.Plain(7)), run.Token).ConfigureAwait(false);
        await run.SettleAsync().ConfigureAwait(false);

        Expect.Ids(ids, await run.IdsByNumberAsync(ContractNumbers.Plain(7)).ConfigureAwait(false), "by the new number");
        Expect.Ids([], await run.IdsByNumberAsync(ContractNumbers.Plain(6)).ConfigureAwait(false), "by the old number");
    });

    /// <summary>The same number asked twice gives the same order.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Numbers, ContractGrade.Silver, Needs = ContractAbilities.NumberSearch)]
    public Task FindByNumber_Twice_SameOrder() => RunAsync(async run =>
    {
        await run.AddAsync([.. Enumerable.Range(0, 5).Select(i => Samples.Person(run, Samples.FirstName, $"Quill{(char)('a' + i)}", number: ContractNumbers.Plain(8)))]).ConfigureAwait(false);

        var first = await run.IdsByNumberAsync(ContractNumbers.Plain(8)).ConfigureAwait(false);

        Expect.That(first.Count == 5, $"{first.Count} of 5 records were found by the number they share.");
        Expect.Ids(first, await run.IdsByNumberAsync(ContractNumbers.Plain(8)).ConfigureAwait(false), "the second time");
    });

    private static async Task<IReadOnlyList<ContractNumber>> MissedAsync(ContractRun run, IReadOnlyList<ContractNumber> numbers)
    {
        var ids = await run.AddAsync([.. numbers.Select((number, i) => Samples.Person(run, Samples.FirstName, $"Number{i}", number: number))]).ConfigureAwait(false);
        var isFound = new bool[numbers.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(run.Facts.MaxConcurrentCalls, 1, 8), CancellationToken = run.Token };
        await Parallel.ForEachAsync(Enumerable.Range(0, numbers.Count), options, async (i, _) =>
        {
            isFound[i] = (await run.IdsByNumberAsync(numbers[i]).ConfigureAwait(false)).Contains(ids[i], StringComparer.Ordinal);
        }).ConfigureAwait(false);
        return [.. numbers.Where((_, i) => !isFound[i])];
    }

    private static string Told(IEnumerable<ContractNumber> missed) => string.Join("; ", missed.Take(12).Select(number => $"{number.Country} \"{number.Stored}\""));
}
