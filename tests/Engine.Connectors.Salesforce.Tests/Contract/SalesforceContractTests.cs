using Engine.Sandbox;
using Engine.Sdk.Testing;

namespace Engine.Connectors.Salesforce.Tests.Contract;

/// <summary>The suite of the test kit, in an org whose index takes a telephone number for one row of digits.</summary>
[TestClass]
public sealed class SalesforceContractTests : ConnectorContract
{
    protected override Task<ContractCrm> StartAsync(CancellationToken cancellationToken) => SandboxOrg.StartAsync(PhoneIndex.Digits, cancellationToken);
}

/// <summary>The same, where the index cuts numbers at blanks and punctuation.</summary>
[TestClass]
public sealed class SalesforceTokensContractTests : ConnectorContract
{
    protected override Task<ContractCrm> StartAsync(CancellationToken cancellationToken) => SandboxOrg.StartAsync(PhoneIndex.Tokens, cancellationToken);
}
