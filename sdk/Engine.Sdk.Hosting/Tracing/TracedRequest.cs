namespace Engine.Sdk.Hosting;

/// <summary>One try of one request, without what was searched for and without secrets. Immutable.</summary>
public sealed record TracedRequest
{
    /// <summary>When it was sent, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>
    /// Where it went: host and path, then the names of the query's parameters without their values. Parts of the path that may be personal are left out.
    /// </summary>
    public required string Address { get; init; }

    /// <summary>1 for the first try, 2 for the first repetition.</summary>
    public required int Attempt { get; init; }

    /// <summary>Whether it was background work, such as a sync's.</summary>
    public required bool IsBackground { get; init; }

    /// <summary>Bytes sent in the body; null when there was none.</summary>
    public long? SentBytes { get; init; }

    /// <summary>The status of the answer; null while there is none.</summary>
    public int? Status { get; init; }

    /// <summary>Bytes of the answer's body after decompression; null while there is none.</summary>
    public long? ReceivedBytes { get; init; }

    /// <summary>How long it took; null while it is under way.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>Why it failed, in one word such as <c>RateLimited</c> or <c>Cancelled</c>; null when it did not.</summary>
    public string? Failure { get; init; }
}
