using Engine.Connectors.CardDav.Tests.Servers;
using Engine.Sdk.Testing;

namespace Engine.Connectors.CardDav.Tests.Contract;

/// <summary>The connector keeps what every connector promises, against Radicale.</summary>
[TestClass]
public sealed class CardDavContract : ConnectorContract
{
    // Without a server there is nothing to prove, and nothing disproved.
    [TestInitialize]
    public async Task RequireServerAsync() => (await Radicale.NewUserAsync(CancellationToken.None)).Dispose();

    protected override async Task<ContractCrm> StartAsync(CancellationToken cancellationToken) => new CardDavCrm(await Radicale.NewUserAsync(cancellationToken));
}
