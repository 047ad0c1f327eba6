using System.Collections.Concurrent;

namespace Engine.Sdk.Hosting.Limits;

/// <summary>The budgets of all accounts: books of one account share one.</summary>
internal sealed class AccountBudgets(TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Connector, string Account), AccountBudget> _budgets = new();

    public AccountBudget For(string connectorId, string account) => _budgets.GetOrAdd((connectorId, account), _ => new AccountBudget(time));
}
