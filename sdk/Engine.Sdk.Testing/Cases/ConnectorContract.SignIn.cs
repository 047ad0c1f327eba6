namespace Engine.Sdk.Testing;

public abstract partial class ConnectorContract
{
    /// <summary>An access token that ends in the middle of twenty searches is renewed once, and all are answered.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.SignIn, ContractGrade.Silver, Needs = ContractAbilities.SignIn | ContractAbilities.NameSearch)]
    public Task SignIn_ExpiredToken_IsRenewedOnce() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        Expect.Ids(ids, await run.IdsByNameAsync(Samples.LastName).ConfigureAwait(false), "before the token ends");
        var before = run.Crm.TokenRequests;
        run.Crm.ExpireAccessToken();

        var found = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => run.IdsByNameAsync(Samples.LastName), run.Token))).ConfigureAwait(false);

        foreach (var answer in found)
            Expect.Ids(ids, answer, "after the token has ended");
        Expect.That(run.Crm.TokenRequests == before + 1, $"The token was renewed {run.Crm.TokenRequests - before} times, not once.");
    });

    /// <summary>A sign-in the CRM has ended is told as Unauthorized, with what to do.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.SignIn, ContractGrade.Silver, Needs = ContractAbilities.SignIn)]
    public Task SignIn_Revoked_IsUnauthorizedWithAdvice() => RunAsync(async run =>
    {
        await run.AskAsync(run.Token).ConfigureAwait(false);
        run.Crm.RevokeSignIn();

        var thrown = await run.FailsAsync(() => run.AskAsync(run.Token), "A search after the sign-in was revoked", ConnectorErrorKind.Unauthorized).ConfigureAwait(false);
        Expect.That(thrown.Message.Length >= 20, $"The message does not say what to do: \"{thrown.Message}\".");
    });

    /// <summary>Before anybody has signed in, a search is told as Unauthorized and nothing is sent; a client in its own name signs in by itself.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.SignIn, ContractGrade.Silver, Needs = ContractAbilities.SignIn)]
    public Task SignIn_NotYetDone_IsUnauthorized() => RunAsync(async run =>
    {
        var test = await TestBook.OpenAsync(run.Crm.Connector, run.Crm.Settings, ContractRun.OptionsFor(run.Crm) with { SignIn = null }, run.Token).ConfigureAwait(false);
        await using (test.ConfigureAwait(false))
        {
            var before = run.Crm.RequestCount;
            Task SearchAsync() => test.Book.FindByNameAsync(TestQuery.Name(Samples.LastName), run.Token);
            if (run.Crm.SignIn is null)
            {
                await SearchAsync().ConfigureAwait(false);
                return;
            }
            await run.FailsAsync(SearchAsync, "A search before the sign-in", ConnectorErrorKind.Unauthorized).ConfigureAwait(false);
            Expect.That(run.Crm.RequestCount == before, "A request was sent before anybody has signed in.");
        }
    });
}
