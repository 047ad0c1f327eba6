namespace Engine.Host.Wire;

/// <summary>What Register answers to an approved application.</summary>
internal sealed record RegistrationInfo
{
    /// <summary>The application's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Approved.</summary>
    public required string Status { get; init; }
}

/// <summary>A registered application, for the administrator.</summary>
internal sealed record ApplicationInfo
{
    /// <summary>The application's id; its secret.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Origin of the page that registered; null when it was no browser.</summary>
    public required string? Origin { get; init; }

    /// <summary>Pending, Approved or Denied.</summary>
    public required string Status { get; init; }

    /// <summary>Guide or Integrator.</summary>
    public required string Dialect { get; init; }

    /// <summary>When it first registered, in UTC.</summary>
    public required DateTime RegisteredAt { get; init; }
}

/// <summary>What Ping answers.</summary>
internal sealed record PingInfo
{
    /// <summary>The id that was sent.</summary>
    public required string Id { get; init; }
}
