namespace Engine.Sdk.Testing.Tests.Books;

/// <summary>A connector whose book finds nobody.</summary>
[Connector("plain")]
internal sealed class PlainConnector(SignIn signIn) : IConnector, IApiConnector
{
    public Type SettingsType => typeof(NoSettings);

    public ApiDescription Describe(object settings) => new() { Address = new Uri("https://crm.test/"), SignIn = signIn };

    public IAddressBook Open(AddressBookContext context) => new PlainBook();

    private sealed class PlainBook : IAddressBook
    {
        public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Contact>>([]);

        public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Contact>>([]);
    }
}
