namespace Engine.Connectors.LocalFiles.Live;

/// <summary>Contacts in memory with their indexes, for the searches of a book that has no copy in the engine.</summary>
internal sealed class LiveContacts
{
    private readonly IReadOnlyList<Contact> _contacts;
    private readonly NumberIndex _numbers;
    private readonly NameIndex _names;

    public LiveContacts(IReadOnlyList<Contact> contacts)
    {
        _contacts = contacts;
        _numbers = NumberIndex.Build(contacts);
        _names = NameIndex.Build(contacts);
    }

    public IReadOnlyList<Contact> Find(NumberQuery query, CancellationToken cancellationToken) =>
        Contacts(_numbers.Find(query.Spellings, query.Limit, cancellationToken));

    public IReadOnlyList<Contact> Find(NameQuery query, CancellationToken cancellationToken) =>
        Contacts(_names.Find(query.Words, query.Limit, cancellationToken));

    private Contact[] Contacts(IReadOnlyList<int> indices) => [.. indices.Select(index => _contacts[index])];
}
