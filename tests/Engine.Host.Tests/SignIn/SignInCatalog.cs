using Engine.Core.Connectors;
using Engine.Host.Tests.Rig;
using Engine.Sdk;

namespace Engine.Host.Tests.SignIn;

/// <summary>Connectors to a CRM on this machine: by code, by device, by key, and one without a sign-in that describes nothing.</summary>
internal sealed class SignInCatalog(Uri crm) : IConnectorCatalog
{
    public IReadOnlyList<ConnectorEntry> Entries { get; } =
    [
        Entry("code", crm, new AuthorizationCodeSignIn
        {
            TokenAddress = new(crm, "token"), AuthorizeAddress = new(crm, "authorize"), RevokeAddress = new(crm, "revoke"), ClientId = "client", ClientSecret = LoopbackCrm.ClientSecret, Scopes = ["contacts"],
        }),
        Entry("device", crm, new DeviceCodeSignIn { TokenAddress = new(crm, "token"), DeviceAddress = new(crm, "device"), ClientId = "client", ClientSecret = LoopbackCrm.ClientSecret }),
        Entry("key", crm, new HeaderSignIn { Header = "Authorization", Value = "Bearer key" }),
        Entry("away", new("http://127.0.0.1:1/"), new DeviceCodeSignIn { TokenAddress = new("http://127.0.0.1:1/token"), DeviceAddress = new("http://127.0.0.1:1/device"), ClientId = "client" }),
    ];

    public event Action? Changed
    {
        add { }
        remove { }
    }

    private static ConnectorEntry Entry(string id, Uri crm, Engine.Sdk.SignIn signIn) => new()
    {
        Id = id,
        Name = id,
        File = "Fakes.dll",
        State = ConnectorState.Loaded,
        Loaded = new(new() { Id = id, DisplayName = id, TypeName = $"Fakes.{id}", AssemblyName = "Fakes", NumberMatching = NumberMatching.Digits }, new ApiConnector(crm, signIn)),
    };

    private sealed class ApiConnector(Uri crm, Engine.Sdk.SignIn signIn) : IConnector, IApiConnector
    {
        public Type SettingsType => typeof(NoSettings);

        public IAddressBook Open(AddressBookContext context) => new ApiBook(context);

        public ApiDescription Describe(object settings) => new()
        {
            Address = new(crm, "api/"), SignIn = signIn, Limits = [new() { Name = "1000 requests a minute", Requests = 1000, Window = TimeSpan.FromMinutes(1) }],
        };
    }

    private sealed class ApiBook(AddressBookContext context) : PlainBook(context)
    {
        public override async Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken)
        {
            await Context.Http.GetStringAsync($"contacts?name={Uri.EscapeDataString(query.Text)}", cancellationToken);
            return Contacts;
        }
    }
}
