namespace Engine.Sdk.Testing.Tests.Contract;

/// <summary>An ability that is there but not claimed is seen, whichever it is.</summary>
[TestClass]
public sealed class ClaimTests
{
    public static IEnumerable<ContractAbilities> Abilities => Enum.GetValues<ContractAbilities>().Where(ability => ability != ContractAbilities.None);

    [TestMethod]
    [DynamicData(nameof(Abilities))]
    public async Task Case_AbilityThatIsNotClaimed_Fails(ContractAbilities ability)
    {
        var contract = new FlawedContract(Flaw.None, ability);
        var about = ConnectorContract.Cases.Last(found => found.Needs.HasFlag(ability) && found.Fault is null);

        var thrown = await Assert.ThrowsExactlyAsync<AssertFailedException>(() => contract.RunAsync(about.Name));

        Assert.Contains("claim", thrown.Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void Cases_OfTheSuite_AreManyAndNamedByTheirRule()
    {
        Assert.IsGreaterThanOrEqualTo(60, ConnectorContract.Cases.Count);
        foreach (var found in ConnectorContract.Cases)
            Assert.HasCount(3, found.Name.Split('_'), found.Name);
    }
}
