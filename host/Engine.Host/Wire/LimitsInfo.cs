namespace Engine.Host.Wire;

/// <summary>How a book's account stands with the request limits of its CRM.</summary>
internal sealed record LimitsInfo
{
    /// <summary>Each limit, and how much of it is used now.</summary>
    public required IReadOnlyList<LimitInfo> Limits { get; init; }

    /// <summary>Requests left, as the CRM told last; null when it does not tell.</summary>
    public required int? Remaining { get; init; }

    /// <summary>Requests allowed in all, as the CRM told last.</summary>
    public required int? Total { get; init; }

    /// <summary>Until when nothing is sent, as the CRM asked; null when requests go.</summary>
    public required DateTime? PausedUntil { get; init; }
}

/// <summary>One limit.</summary>
internal sealed record LimitInfo
{
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Requests within the time that ends now.</summary>
    public required int Used { get; init; }

    /// <summary>Most requests within that time.</summary>
    public required int Allowed { get; init; }
}
