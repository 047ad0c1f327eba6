using Engine.Sdk;
using Microsoft.Data.Sqlite;

namespace Engine.TestPlugins.Native;

/// <summary>Answers every search with the version of the native SQLite library in its folder.</summary>
[Connector("native")]
public sealed class NativeConnector : IConnector
{
    public Type SettingsType => typeof(NoSettings);

    public IAddressBook Open(AddressBookContext context) => new NativeAddressBook(context);
}

internal sealed class NativeAddressBook(AddressBookContext context) : IAddressBook
{
    public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) => AnswerAsync();

    public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => AnswerAsync();

    private Task<IReadOnlyList<Contact>> AnswerAsync()
    {
        using var database = new SqliteConnection("Data Source=:memory:");
        database.Open();
        return Task.FromResult<IReadOnlyList<Contact>>(
            [new() { Key = context.Key("Library", "1"), Fields = [new("Version", database.ServerVersion)] }]);
    }
}
