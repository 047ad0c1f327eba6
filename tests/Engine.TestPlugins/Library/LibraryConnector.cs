using CsvHelper;
using Engine.Sdk;

namespace Engine.TestPlugins.Library;

/// <summary>Answers every search with the version of CsvHelper it runs on; compiled against two of them.</summary>
#if LIBRARY_NEW
[Connector("library-new")]
#else
[Connector("library-old")]
#endif
public sealed class LibraryConnector : IConnector
{
    public Type SettingsType => typeof(NoSettings);

    public IAddressBook Open(AddressBookContext context) => new LibraryAddressBook(context);
}

internal sealed class LibraryAddressBook(AddressBookContext context) : IAddressBook
{
    public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) => AnswerAsync();

    public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => AnswerAsync();

    private Task<IReadOnlyList<Contact>> AnswerAsync() => Task.FromResult<IReadOnlyList<Contact>>(
        [new() { Key = context.Key("Library", "1"), Fields = [new("Version", typeof(CsvReader).Assembly.GetName().Version!.ToString())] }]);
}
