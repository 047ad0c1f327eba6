namespace Engine.Sdk.Testing;

public abstract partial class ConnectorContract
{
    /// <summary>
    /// The connector's <c>contract.json</c> holds the grade and the result of every case that follow from what its author claims. It is right only when all cases of
    /// the same run pass, which is why it is a test among them. Overridden to do nothing where a connector is tried with a further stand-in, of which its file is not.
    /// </summary>
    /// <returns>Completes when it is compared.</returns>
    [TestMethod]
    public virtual async Task Contract_File_IsWhatTheSuiteFinds()
    {
        var cancellationToken = TestContext?.CancellationToken ?? CancellationToken.None;
        var crm = await StartAsync(cancellationToken).ConfigureAwait(false);
        await using (crm.ConfigureAwait(false))
            await ContractFile.CheckAsync(GetType(), crm, cancellationToken).ConfigureAwait(false);
    }
}
