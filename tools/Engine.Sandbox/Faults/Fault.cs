namespace Engine.Sandbox;

/// <summary>What shall go wrong, and with which requests. Immutable.</summary>
public sealed record Fault
{
    /// <summary>The way it goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>A text that the path contains, such as <c>/search</c> or <c>/salesforce/</c>; null for every path.</summary>
    public string? Path { get; init; }

    /// <summary>The method; null for every one.</summary>
    public string? Method { get; init; }

    /// <summary>How many requests it befalls.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How many fitting requests are spared before.</summary>
    public int After { get; init; }

    /// <summary>Whether requests of the sign-in count too; otherwise the API's alone.</summary>
    public bool IncludesSignIn { get; init; }

    /// <summary>The status of <see cref="FaultKind.Status"/>.</summary>
    public int Status { get; init; } = 503;

    /// <summary>The body of <see cref="FaultKind.Status"/>; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>The header Retry-After; null for none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether Retry-After is a date (RFC 9110, section 10.2.3) and not a number of seconds.</summary>
    public bool IsRetryAfterDate { get; init; }

    /// <summary>How long <see cref="FaultKind.Delay"/> takes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How many bytes <see cref="FaultKind.HugeBody"/> has.</summary>
    public long Bytes { get; init; } = 64 * 1024 * 1024;
}
