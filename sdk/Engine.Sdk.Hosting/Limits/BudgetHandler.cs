namespace Engine.Sdk.Hosting.Limits;

/// <summary>Keeps a book's requests within its account's limits.</summary>
internal sealed class BudgetHandler(HttpMessageHandler inner, ApiDescription description, Func<AccountBudget> budgetOf) : DelegatingHandler(inner)
{
    // Where a CRM that says "too many" does not say for how long.
    private static readonly TimeSpan AssumedWait = TimeSpan.FromSeconds(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var budget = budgetOf();
        await budget.TakeAsync(description.Limits, request, BackgroundRequests.IsCurrent, cancellationToken).ConfigureAwait(false);
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException refused) when (refused.Kind == ConnectorErrorKind.RateLimited)
        {
            budget.Close(refused.RetryAfter ?? AssumedWait);
            throw;
        }
    }
}
