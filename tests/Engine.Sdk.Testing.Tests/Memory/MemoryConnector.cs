using Engine.Sdk.Testing.Tests.Contract;

namespace Engine.Sdk.Testing.Tests.Memory;

/// <summary>A connector to the CRM in memory that can do everything.</summary>
[Connector("memory", DisplayName = "Memory", NumberMatching = NumberMatching.Digits)]
internal sealed class MemoryConnector(Flaw flaw) : IConnector, IApiConnector
{
    public Type SettingsType => typeof(MemorySettings);

    public ApiDescription Describe(object settings)
    {
        var memory = (MemorySettings)settings;
        if (flaw == Flaw.NamesNoSetting && memory.BaseAddress.StartsWith("ftp", StringComparison.Ordinal))
            throw new ConnectorException(ConnectorErrorKind.Misconfigured, "Something is wrong.");
        return new ApiDescription
        {
            Address = new Uri(memory.BaseAddress),
            SignIn = new AuthorizationCodeSignIn
            {
                TokenAddress = new Uri("https://crm.test/token"),
                AuthorizeAddress = new Uri("https://crm.test/authorize"),
                ClientId = memory.ClientId,
                ClientSecret = memory.ClientSecret,
            },
            ReadFailure = failure => failure.Json is { } json && json.TryGetProperty("message", out var message)
                ? failure.ToException(ApiFailure.KindOf(failure.Status), message.GetString() ?? "The CRM refused.")
                : null,
        };
    }

    public IAddressBook Open(AddressBookContext context)
    {
        var book = new MemoryBook(context);
        return flaw == Flaw.None ? book : new FlawedBook(book, context, flaw);
    }
}
