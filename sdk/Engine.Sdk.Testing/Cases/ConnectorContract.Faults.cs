using System.Runtime.CompilerServices;

namespace Engine.Sdk.Testing;

public abstract partial class ConnectorContract
{
    /// <summary>A CRM that answers 401 is told as Unauthorized.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Faults, ContractGrade.Bronze, Fault = ContractFault.Unauthorized)]
    public Task Search_Unauthorized_IsUnauthorized() => FailsInOrderAsync([ConnectorErrorKind.Unauthorized]);

    /// <summary>A CRM that answers 403 is told as Forbidden.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Faults, ContractGrade.Silver, Fault = ContractFault.Forbidden)]
    public Task Search_Forbidden_IsForbidden() => FailsInOrderAsync([ConnectorErrorKind.Forbidden, ConnectorErrorKind.Unauthorized]);

    /// <summary>A CRM that answers a search with 404 is told in order.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Faults, ContractGrade.Silver, Fault = ContractFault.NotFound)]
    public Task Search_NotFound_IsToldInOrder() => FailsInOrderAsync([ConnectorErrorKind.NotFound, ConnectorErrorKind.Misconfigured, ConnectorErrorKind.BadAnswer, ConnectorErrorKind.Unavailable]);

    /// <summary>A CRM that answers 429 is told as RateLimited, with the time it asked to be left alone.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Faults, ContractGrade.Silver, Fault = ContractFault.TooManyRequests)]
    public Task Search_TooManyRequests_IsRateLimited() => FailsInOrderAsync([ConnectorErrorKind.RateLimited]);

    /// <summary>A CRM that answers 500 is told as Unavailable.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Faults, ContractGrade.Bronze, Fault = ContractFault.ServerError)]
    public Task Search_ServerError_IsUnavailable() => FailsInOrderAsync([ConnectorErrorKind.Unavailable]);

    /// <summary>A CRM that answers 503 is told as Unavailable.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Faults, ContractGrade.Silver, Fault = ContractFault.Unavailable)]
    public Task Search_ServiceUnavailable_IsUnavailable() => FailsInOrderAsync([ConnectorErrorKind.Unavailable]);

    /// <summary>A connection that breaks before the answer is told as Unavailable.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Faults, ContractGrade.Silver, Fault = ContractFault.Reset)]
    public Task Search_ConnectionReset_IsUnavailable() => FailsInOrderAsync([ConnectorErrorKind.Unavailable]);

    /// <summary>An answer that breaks off is told in order.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Faults, ContractGrade.Silver, Fault = ContractFault.HalfBody)]
    public Task Search_HalfAnAnswer_IsToldInOrder() => FailsInOrderAsync([ConnectorErrorKind.Unavailable, ConnectorErrorKind.BadAnswer]);

    /// <summary>An answer that is not of the API's format is told as BadAnswer.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Faults, ContractGrade.Bronze, Fault = ContractFault.Garbage)]
    public Task Search_Garbage_IsBadAnswer() => FailsInOrderAsync([ConnectorErrorKind.BadAnswer]);

    /// <summary>An answer with values of other types is told as BadAnswer.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Faults, ContractGrade.Silver, Fault = ContractFault.WrongType)]
    public Task Search_WrongType_IsBadAnswer() => FailsInOrderAsync([ConnectorErrorKind.BadAnswer]);

    /// <summary>An answer without end is given up, and told as BadAnswer.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Faults, ContractGrade.Silver, Fault = ContractFault.HugeAnswer)]
    public Task Search_HugeAnswer_IsBadAnswer() => FailsInOrderAsync([ConnectorErrorKind.BadAnswer]);

    /// <summary>A search by number fails in order, and works again afterwards.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Faults, ContractGrade.Silver, Needs = ContractAbilities.NumberSearch, Fault = ContractFault.ServerError)]
    public Task FindByNumber_CrmFails_FailsInOrder() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName, number: ContractNumbers.Plain(1))).ConfigureAwait(false);
        run.Crm.Fail(ContractFault.ServerError, int.MaxValue);

        await run.FailsAsync(() => run.Book.FindByNumberAsync(First(run, ContractNumbers.Plain(1)), run.Token), "A search by number in a failing CRM", ConnectorErrorKind.Unavailable).ConfigureAwait(false);

        run.Crm.Fail(ContractFault.ServerError, 0);
        Expect.Ids(ids, await run.IdsByNumberAsync(ContractNumbers.Plain(1)).ConfigureAwait(false), "by number after a failure");
    });

    /// <summary>Of twenty searches at once, those the CRM answers are answered, whatever becomes of the others.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Faults, ContractGrade.Silver, Needs = ContractAbilities.NameSearch, Fault = ContractFault.ServerError)]
    public Task Search_OneFailureAmongMany_HarmsNoOther() => RunAsync(async run =>
    {
        await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        run.Crm.Fail(ContractFault.ServerError, 5);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => IsAnsweredAsync(run), run.Token))).ConfigureAwait(false);

        Expect.That(
            outcomes.Count(isAnswered => isAnswered) >= 15,
            $"5 requests failed, but only {outcomes.Count(isAnswered => isAnswered)} of 20 searches were answered.");
    });

    /// <summary>A call that could not be logged is told in order, and is logged once when the user tries again.</summary>
    /// <returns>Completes when the case is decided.</returns>
    [ContractCase(ContractArea.Faults, ContractGrade.Gold, Needs = ContractAbilities.CallLog, Fault = ContractFault.Unavailable)]
    public Task LogCall_CrmFails_WritesNothingTwice() => RunAsync(async run =>
    {
        var ids = await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
        var log = run.Test.As<ICallActivityLog>();
        run.Crm.Fail(ContractFault.Unavailable, int.MaxValue);

        await run.FailsAsync(() => log.LogCallAsync(run.Key(run.Person, ids[0]), Calls.Incoming, run.Token), "Logging a call in a failing CRM", ConnectorErrorKind.Unavailable).ConfigureAwait(false);

        run.Crm.Fail(ContractFault.Unavailable, 0);
        await log.LogCallAsync(run.Key(run.Person, ids[0]), Calls.Incoming, run.Token).ConfigureAwait(false);
        Expect.That(run.Crm.LoggedCalls.Count == 1, $"The CRM holds {run.Crm.LoggedCalls.Count} calls, not one.");
    });

    private Task FailsInOrderAsync(ConnectorErrorKind[] kinds, [CallerMemberName] string name = "") => RunAsync(
        async run =>
        {
            var fault = Cases.Single(found => found.Name == name).Fault!.Value; // every case that comes here has one
            await run.AddAsync(Samples.Person(run, Samples.FirstName, Samples.LastName)).ConfigureAwait(false);
            await run.AskAsync(run.Token).ConfigureAwait(false);
            run.Crm.Fail(fault, int.MaxValue);

            var thrown = await run.FailsAsync(() => run.AskAsync(run.Token), $"A search in a CRM that shows {fault}", kinds).ConfigureAwait(false);

            if (fault == ContractFault.TooManyRequests)
            {
                var least = run.Crm.RetryAfter - TimeSpan.FromSeconds(5);
                Expect.That(
                    thrown.RetryAfter >= least && thrown.RetryAfter <= run.Crm.RetryAfter,
                    $"The CRM asked to be left alone for {run.Crm.RetryAfter}, RetryAfter says {thrown.RetryAfter?.ToString() ?? "nothing"}.");
                run.Clock.Advance(run.Crm.RetryAfter);
            }
            run.Crm.Fail(fault, 0);
            Expect.That(await IsAnsweredAsync(run).ConfigureAwait(false), $"After {fault} the next search was not answered.");
        },
        name);

    private static async Task<bool> IsAnsweredAsync(ContractRun run)
    {
        try
        {
            return (await run.AskAsync(run.Token).ConfigureAwait(false)).Count > 0 || !run.Claims(ContractAbilities.NameSearch);
        }
        catch (ConnectorException)
        {
            return false;
        }
    }
}
