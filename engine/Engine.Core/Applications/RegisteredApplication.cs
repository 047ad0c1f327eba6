namespace Engine.Core.Applications;

/// <summary>A client program that asked to use the engine.</summary>
public sealed record RegisteredApplication
{
    public required ApplicationId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Origin of the page that asked (<c>https://client.example</c>), or null when it was no browser.</summary>
    public string? Origin { get; init; }

    public required ApplicationStatus Status { get; init; }

    public required Dialect Dialect { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }
}

public enum ApplicationStatus
{
    Pending,
    Approved,
    Denied,
}

/// <summary>Which of the two published client families an application belongs to.</summary>
public enum Dialect
{
    /// <summary>The developer guide: a flat array of records.</summary>
    Guide,

    /// <summary>The vendor's typed client: one group of records per book.</summary>
    Integrator,
}
