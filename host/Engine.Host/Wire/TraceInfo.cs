namespace Engine.Host.Wire;

/// <summary>The latest requests of a book to its CRM.</summary>
internal sealed record TraceInfo
{
    /// <summary>Whether requests are traced.</summary>
    public required bool Enabled { get; init; }

    /// <summary>The latest tries, oldest first.</summary>
    public required IReadOnlyList<TracedRequestInfo> Requests { get; init; }
}

/// <summary>One try of a request, without what was searched for.</summary>
internal sealed record TracedRequestInfo
{
    /// <summary>When it was sent.</summary>
    public required DateTime At { get; init; }

    /// <summary>Its HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Host, path, and the names of the query's parameters.</summary>
    public required string Address { get; init; }

    /// <summary>1 for the first try.</summary>
    public required int Attempt { get; init; }

    /// <summary>Whether it was background work, such as a sync's.</summary>
    public required bool Background { get; init; }

    /// <summary>The status of the answer; null when there was none.</summary>
    public required int? Status { get; init; }

    /// <summary>How long it took, in milliseconds; null while it is under way.</summary>
    public required double? ElapsedMs { get; init; }

    /// <summary>Bytes sent; null when there was no body.</summary>
    public required long? SentBytes { get; init; }

    /// <summary>Bytes received; null when there was no answer.</summary>
    public required long? ReceivedBytes { get; init; }

    /// <summary>Why it failed, in one word; null when it did not.</summary>
    public required string? Failure { get; init; }
}
