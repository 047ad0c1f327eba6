namespace Engine.Sdk;

/// <summary>A telephone call to be logged.</summary>
public sealed record CallActivity
{
    /// <summary>The client's own reference of the call, 1 to 256 characters; one call keeps one id.</summary>
    public required string CallId { get; init; }

    /// <summary>Which way the call went.</summary>
    public required CallDirection Direction { get; init; }

    /// <summary>When the call began, in UTC.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>How long it lasted, zero or more; zero for a call that was not answered.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The calling number as the client gave it; empty when withheld.</summary>
    public required string CallerTel { get; init; }

    /// <summary>The called number as the client gave it; empty when unknown.</summary>
    public required string CalledTel { get; init; }
}
