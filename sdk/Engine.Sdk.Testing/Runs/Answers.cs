namespace Engine.Sdk.Testing;

/// <summary>What every answer of a book has to be, whatever was asked. The engine drops what is not; here it fails the test.</summary>
internal static class Answers
{
    private const int MaxFieldName = 100;

    /// <exception cref="AssertFailedException">The answer breaks a rule.</exception>
    public static IReadOnlyList<Contact> Check(IReadOnlyList<Contact>? answer, int limit, AddressBookId book, ContractCrm crm)
    {
        if (answer is null)
            throw new AssertFailedException("The answer is null: answer with an empty list.");
        if (answer.Count > limit)
            throw new AssertFailedException($"{answer.Count} contacts were answered, {limit} were asked for.");
        foreach (var contact in answer)
            Check(contact, book, crm);
        var twice = answer.GroupBy(contact => contact.Key).FirstOrDefault(key => key.Count() > 1);
        if (twice is not null)
            throw new AssertFailedException($"A record is answered twice: {twice.Key.Type} {twice.Key.Id}.");
        return answer;
    }

    /// <exception cref="AssertFailedException">The contact breaks a rule.</exception>
    public static void Check(Contact? contact, AddressBookId book, ContractCrm crm)
    {
        if (contact is null)
            throw new AssertFailedException("A contact in the answer is null.");
        if (contact.Key.Type is null || contact.Key.Id is null || contact.Key.Book != book)
            throw new AssertFailedException("A contact's key is not of this book: make keys with AddressBookContext.Key.");
        if (!crm.RecordTypes.Contains(contact.Key.Type, StringComparer.Ordinal))
            throw new AssertFailedException($"A contact's key has the type {contact.Key.Type}, which is none of {string.Join(", ", crm.RecordTypes)}.");
        if (contact.Fields is null || contact.Fields.Any(field => field is null || string.IsNullOrWhiteSpace(field.Name) || field.Name.Length > MaxFieldName))
            throw new AssertFailedException($"The fields of a contact are null, or one has no name or one longer than {MaxFieldName} characters.");
        if (contact.WebAddress is not null and not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            throw new AssertFailedException($"A contact's web address is no absolute http or https address: {contact.WebAddress}.");
        if (contact.WebAddress is not null && !crm.Abilities.HasFlag(ContractAbilities.WebAddress))
            throw new AssertFailedException("Contacts have a web address: claim ContractAbilities.WebAddress.");
        if (contact.Actions is null || contact.Actions.Any(action => action is null || action.ActionId is not { Length: > 0 and <= 64 } id || !id.All(char.IsAsciiLetterOrDigit)))
            throw new AssertFailedException("A contact's actions are null, or the id of one is not 1 to 64 ASCII letters and digits.");
    }
}
