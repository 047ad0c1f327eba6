namespace Engine.Sdk.Hosting.Limits;

/// <summary>Keeps a book's requests within its account's limits, and listens to what the CRM says of them.</summary>
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
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (Read(response) is { } allowance) budget.Report(allowance);
            return response;
        }
        catch (ConnectorException refused) when (refused.Kind == ConnectorErrorKind.RateLimited)
        {
            budget.Close(refused.RetryAfter ?? AssumedWait);
            throw;
        }
    }

    private Allowance? Read(HttpResponseMessage response)
    {
        try
        {
            return description.ReadAllowance?.Invoke(response) is { Total: > 0, Remaining: >= 0 } allowance ? allowance : null;
        }
        catch (Exception)
        {
            // What cannot be read is not said: the declared limits stand.
            return null;
        }
    }
}
