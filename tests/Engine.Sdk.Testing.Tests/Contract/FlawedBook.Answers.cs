namespace Engine.Sdk.Testing.Tests.Contract;

/// <summary>How flaws show in the contacts of an answer.</summary>
internal sealed partial class FlawedBook
{
    private IReadOnlyList<Contact> Spoil(IReadOnlyList<Contact> found)
    {
        var call = Interlocked.Increment(ref _calls);
        return _flaw switch
        {
            Flaw.AnswersNull => null!, // on purpose
            Flaw.AnswersTwice => [.. found, .. found],
            Flaw.AnswersWithAnotherBooksKeys => Each(found, contact => contact with { Key = new(AddressBookId.New(), contact.Key.Type, contact.Key.Id) }),
            Flaw.AnswersTypesItDoesNotHave => Each(found, contact => contact with { Key = _context.Key("Person", contact.Key.Id) }),
            Flaw.StopsAfterAPage => [.. found.Take(100)],
            Flaw.ShufflesAnswers => [.. call % 2 == 0 ? found.Reverse() : found],
            Flaw.ChangesKeys => Each(found, contact => contact with { Key = _context.Key(contact.Key.Type, $"{contact.Key.Id}-{call}") }),
            Flaw.TellsFaxAsTelephone => Fields(found, field => field.Name == WellKnownFields.Fax ? new(WellKnownFields.OtherPhone, field.Value) : field),
            Flaw.TellsCompanyById => Fields(found, field => field.Name == WellKnownFields.CompanyName ? new(field.Name, "4711") : field),
            Flaw.TellsRelativeAddress => Each(found, contact => contact with { WebAddress = new Uri("/contact/1", UriKind.Relative) }),
            Flaw.LosesJobTitles => Each(found, contact => contact with { Fields = [.. contact.Fields.Where(field => field.Name != WellKnownFields.JobTitle)] }),
            Flaw.CutsNamesAtQuotes => Fields(found, field => new(field.Name, field.Value.Split('"')[0])),
            Flaw.MixesUpAnswers => Interlocked.Exchange(ref _last, found) ?? found,
            _ => found,
        };
    }

    private static IReadOnlyList<Contact> Each(IReadOnlyList<Contact> contacts, Func<Contact, Contact> change) => [.. contacts.Select(change)];

    private static IReadOnlyList<Contact> Fields(IReadOnlyList<Contact> contacts, Func<ContactField, ContactField> change) =>
        Each(contacts, contact => contact with { Fields = [.. contact.Fields.Select(change)] });
}
