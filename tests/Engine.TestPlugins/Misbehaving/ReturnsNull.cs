using Engine.Sdk;

namespace Engine.TestPlugins.Misbehaving;

/// <summary>Answers null for a name and no task at all for a number.</summary>
[Connector("returns-null")]
public sealed class ReturnsNull : IConnector, IAddressBook
{
    public Type SettingsType => typeof(NoSettings);

    public IAddressBook Open(AddressBookContext context) => this;

    public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) => null!;

    public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Contact>>(null!);
}
