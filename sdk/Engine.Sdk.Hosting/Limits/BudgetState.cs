namespace Engine.Sdk.Hosting;

/// <summary>How an account stands with the limits of its CRM. Immutable.</summary>
public sealed record BudgetState
{
    /// <summary>Each limit its connector declares, and how much of it is used now. Never null.</summary>
    public required IReadOnlyList<LimitUse> Limits { get; init; }

    /// <summary>What the CRM told last of what is left, less what was sent since; null when it told nothing.</summary>
    public Allowance? Allowance { get; init; }

    /// <summary>Until when nothing is sent, as the CRM asked; null when requests go.</summary>
    public DateTimeOffset? ClosedUntil { get; init; }
}

/// <summary>How much of one limit is used. Immutable.</summary>
public sealed record LimitUse
{
    /// <summary><see cref="RequestLimit.Name"/>.</summary>
    public required string Limit { get; init; }

    /// <summary>Requests within the window that ends now.</summary>
    public required int Used { get; init; }

    /// <summary><see cref="RequestLimit.Requests"/>.</summary>
    public required int Allowed { get; init; }
}
