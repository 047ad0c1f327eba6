using Engine.Sdk;

namespace Engine.TestPlugins.Misbehaving;

/// <summary>A connector whose book answers every search, by number and by name, through one function.</summary>
public abstract class AnsweringConnector : IConnector
{
    public Type SettingsType => typeof(NoSettings);

    public IAddressBook Open(AddressBookContext context) => new Book(context, this);

    /// <summary>Finds, or does what it should not.</summary>
    protected abstract Task<IReadOnlyList<Contact>> AnswerAsync(Question question);

    private sealed class Book(AddressBookContext context, AnsweringConnector connector) : IAddressBook
    {
        public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) =>
            connector.AnswerAsync(new(context.BookId, "Bob Jones", query.E164 ?? query.Digits));

        public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) =>
            connector.AnswerAsync(new(context.BookId, query.Text, "+441733667800"));
    }
}

/// <summary>What a contact must hold to match the query.</summary>
public sealed record Question(AddressBookId Book, string Name, string Telephone)
{
    /// <summary>A contact that matches.</summary>
    public Contact Match(int number, AddressBookId? book = null, string? notes = null) => new()
    {
        Key = new(book ?? Book, "Contact", $"{number}"),
        Fields = [new(WellKnownFields.ContactName, Name), new(WellKnownFields.BusinessPhone, Telephone), new(WellKnownFields.Notes, notes)],
    };
}
