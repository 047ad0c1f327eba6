namespace Engine.Sdk.Testing;

public abstract partial class ConnectorContract
{
    /// <summary>A contact's key has the kind and the id of its record.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Contacts, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task Contact_EachRecordType_HasTypeAndIdOfTheCrm() => RunAsync(async run =>
    {
        foreach (var type in run.Crm.RecordTypes)
        {
            var ids = await run.AddAsync(Samples.Record(run.Crm, type)).ConfigureAwait(false);

            var found = await run.ByNameAsync(Samples.LastName).ConfigureAwait(false);

            Expect.That(found.Any(contact => contact.Key == run.Key(type, ids[0])), $"No contact has the type {type} and the id of the record.");
        }
    });

    /// <summary>What the CRM keeps of a record arrives under the names every client knows.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Contacts, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task Contact_WellKnownFields_HaveTheirNames() => RunAsync(async run =>
    {
        foreach (var type in run.Crm.RecordTypes)
        {
            var record = Filled(run.Crm, type);
            var ids = await run.AddAsync(record).ConfigureAwait(false);

            var contact = await run.OneByNameAsync(Samples.LastName, ids[0]).ConfigureAwait(false);

            foreach (var (field, value) in FieldValues(run.Crm, record))
                Expect.That(contact.Fields.Any(told => told.Name == field && Says(told, value)), $"A {type} does not tell its {field} (\"{value}\") under that name.");
            await run.Crm.RemoveAsync(type, ids[0], run.Token).ConfigureAwait(false);
            await run.SettleAsync().ConfigureAwait(false);
        }
    });

    /// <summary>A person's company is told by its name, not by an id.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Contacts, ContractGrade.Gold, Needs = ContractAbilities.NameSearch | ContractAbilities.Companies)]
    public Task Contact_Company_IsToldByName() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName, Samples.Company)).ConfigureAwait(false);

        var contact = await run.OneByNameAsync(Samples.LastName, ids[0]).ConfigureAwait(false);

        Expect.That(
            contact.Fields.Any(field => field is { Name: WellKnownFields.CompanyName, Value: Samples.Company }),
            "The person's CompanyName is not the company's name.");
    });

    /// <summary>A record keeps its key: in the next answer, after a change, and when the book is opened anew.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Contacts, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task Contact_Key_StaysTheSame() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        var key = (await run.OneByNameAsync(Samples.LastName, ids[0]).ConfigureAwait(false)).Key;
        await run.Crm.ChangeAsync(ids[0], Samples.Person(run, "Felix", Samples.LastName, number: ContractNumbers.Plain(1)), run.Token).ConfigureAwait(false);
        await run.SettleAsync().ConfigureAwait(false);

        Expect.That((await run.OneByNameAsync(Samples.LastName, ids[0]).ConfigureAwait(false)).Key == key, "The key has changed with the record.");
        var again = await TestBook.OpenAsync(run.Crm.Connector, run.Crm.Settings, run.Options, run.Token).ConfigureAwait(false);
        await using (again.ConfigureAwait(false))
        {
            var found = await again.Book.FindByNameAsync(TestQuery.Name(Samples.LastName), run.Token).ConfigureAwait(false);
            Expect.That(found.Any(contact => contact.Key == key), "The key has changed with the book's opening.");
        }
    });

    /// <summary>A record of which little is filled in is answered, without empty names of fields.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Contacts, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task Contact_LittleFilledIn_IsAnswered() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, null, Samples.LastName)).ConfigureAwait(false);

        var contact = await run.OneByNameAsync(Samples.LastName, ids[0]).ConfigureAwait(false);

        Expect.That(contact.Fields.Any(field => field.Value.Contains(Samples.LastName, StringComparison.Ordinal)), "The contact does not tell its name.");
    });

    /// <summary>Quotes, markup, emoji and other scripts arrive as they are stored.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Contacts, ContractGrade.Bronze, Needs = ContractAbilities.NameSearch)]
    public Task Contact_OddText_ArrivesAsItIs() => RunAsync(async run =>
    {
        const string odd = "\"Fabian\" <b>& Söhne</b> \\ 100% 🦊 日本";
        var ids = await run.AddAsync(Samples.Person(run, odd, Samples.LastName)).ConfigureAwait(false);

        var contact = await run.OneByNameAsync(Samples.LastName, ids[0]).ConfigureAwait(false);

        Expect.That(
            contact.Fields.Any(field => field.Value.Contains(odd, StringComparison.Ordinal)),
            "A text with quotes, markup, a backslash and an emoji has not arrived as it is.");
    });

    /// <summary>Every kind of record tells where the CRM shows it.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Contacts, ContractGrade.Gold, Needs = ContractAbilities.NameSearch | ContractAbilities.WebAddress)]
    public Task Contact_WebAddress_IsThere() => RunAsync(async run =>
    {
        foreach (var type in run.Crm.RecordTypes)
        {
            var ids = await run.AddAsync(Samples.Record(run.Crm, type)).ConfigureAwait(false);

            var found = (await run.ByNameAsync(Samples.LastName).ConfigureAwait(false)).FirstOrDefault(contact => contact.Key == run.Key(type, ids[0]));

            Expect.That(found?.WebAddress is not null, $"A {type} has no web address.");
        }
    });

    private static ContractContact Filled(ContractCrm crm, string type)
    {
        var fields = crm.FieldsOf(type);
        var phones = fields.Where(field => WellKnownFields.KindOf(field) is ContactFieldKind.Telephone or ContactFieldKind.Fax);
        return Samples.Record(crm, type) with
        {
            CompanyName = Samples.IsPerson(crm, type) ? Samples.Company : Samples.LastName,
            JobTitle = fields.Contains(WellKnownFields.JobTitle) ? "Beekeeper" : null,
            Email = fields.Contains(WellKnownFields.Email) ? "fabian@larkspur.example" : null,
            Notes = fields.Contains(WellKnownFields.Notes) ? "Likes tea" : null,
            Phones = phones.Select((field, i) => (field, ContractNumbers.Plain(i % 10).Stored)).ToDictionary(phone => phone.field, phone => phone.Stored),
        };
    }

    // What is filled in, by the names the CRM keeps it under.
    private static IEnumerable<(string Field, string Value)> FieldValues(ContractCrm crm, ContractContact record)
    {
        (string Field, string? Value)[] values =
        [
            (WellKnownFields.FirstName, record.FirstName), (WellKnownFields.LastName, record.LastName), (WellKnownFields.ContactName, $"{record.FirstName} {record.LastName}".Trim()),
            (WellKnownFields.CompanyName, record.CompanyName), (WellKnownFields.JobTitle, record.JobTitle), (WellKnownFields.Email, record.Email), (WellKnownFields.Notes, record.Notes),
            .. record.Phones.Select(phone => (phone.Key, phone.Value)),
        ];
        return values.Where(field => !string.IsNullOrEmpty(field.Value) && crm.FieldsOf(record.RecordType).Contains(field.Field)).Select(field => (field.Field, field.Value!)); // empty ones are left out
    }

    private static bool Says(ContactField told, string value) => WellKnownFields.KindOf(told.Name) is ContactFieldKind.Telephone or ContactFieldKind.Fax
        ? NumberJudge.DigitsOf(told.Value).EndsWith(NumberJudge.DigitsOf(value)[^9..], StringComparison.Ordinal)
        : told.Value.Contains(value, StringComparison.OrdinalIgnoreCase);
}
