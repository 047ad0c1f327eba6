using Engine.Sdk.Testing;

namespace Engine.Connectors.Ldap.Tests.Contract;

/// <summary>The connector keeps what every connector promises, against a real OpenLDAP server.</summary>
[TestClass]
public sealed class LdapContract : ConnectorContract
{
    protected override async Task<ContractCrm> StartAsync(CancellationToken cancellationToken) => await DirectoryTree.StartAsync();
}
