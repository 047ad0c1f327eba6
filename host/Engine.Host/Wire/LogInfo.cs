namespace Engine.Host.Wire;

/// <summary>A page of the engine's log.</summary>
internal sealed record LogPageInfo
{
    /// <summary>The newest first.</summary>
    public required IReadOnlyList<LogEntryInfo> Entries { get; init; }

    /// <summary>What `before` takes to read on; null when all is read.</summary>
    public required string? Next { get; init; }
}

/// <summary>One entry of the log.</summary>
internal sealed record LogEntryInfo
{
    /// <summary>Where it stands; lasting.</summary>
    public required string Id { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Trace, Debug, Information, Warning, Error or Critical.</summary>
    public required string Level { get; init; }

    /// <summary>What wrote it.</summary>
    public required string Source { get; init; }

    /// <summary>Its first line.</summary>
    public required string Message { get; init; }

    /// <summary>The lines that follow; null when there are none.</summary>
    public required string? Detail { get; init; }
}
