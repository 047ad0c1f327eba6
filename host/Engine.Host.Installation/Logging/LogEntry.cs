namespace Engine.Host.Installation.Logging;

/// <summary>One entry of the log files. Immutable.</summary>
public sealed record LogEntry
{
    /// <summary>Where it stands: given as <see cref="LogQuery.Before"/>, the entries before it are read.</summary>
    public required LogPosition Position { get; init; }

    /// <summary>When it was written, with the machine's offset then.</summary>
    public required DateTimeOffset At { get; init; }

    public required LogLevel Level { get; init; }

    /// <summary>The class that wrote it; of a connector's book <c>Engine.AddressBooks.&lt;connector&gt;.&lt;book&gt;</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Its first line.</summary>
    public required string Message { get; init; }

    /// <summary>The lines that follow, such as an exception; null when there are none. The end of very long ones is left out.</summary>
    public string? Detail { get; init; }
}

/// <summary>A place in the log files that stays what it is while they grow.</summary>
/// <param name="File">Name of the file, without path.</param>
/// <param name="Offset">Bytes before it.</param>
public readonly record struct LogPosition(string File, long Offset)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string text, out LogPosition position)
    {
        position = default;
        var split = text.LastIndexOf(':');
        if (split <= 0 || !long.TryParse(text.AsSpan(split + 1), System.Globalization.NumberStyles.None, null, out var offset)) return false;
        position = new(text[..split], offset);
        return LogFile.Of(position.File)?.Name == position.File;
    }

    public override string ToString() => $"{File}:{Offset}";
}

/// <summary>Which entries are wanted.</summary>
public sealed record LogQuery
{
    public const int DefaultCount = 100;
    public const int MaxCount = 1000;

    /// <summary>This level and graver ones.</summary>
    public LogLevel Level { get; init; } = LogLevel.Trace;

    /// <summary>What stands anywhere in the entry, without regard to case; null for no matter what.</summary>
    public string? Text { get; init; }

    /// <summary>Id of an address book the entry is about (32 hexadecimal digits); null for no matter which.</summary>
    public string? Book { get; init; }

    /// <summary>Not older than this; null for no limit.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Older than this; null for no limit.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Before this entry; null to begin with the newest.</summary>
    public LogPosition? Before { get; init; }

    /// <summary>Most entries of a page, 1 to <see cref="MaxCount"/>.</summary>
    public int Count { get; init; } = DefaultCount;

    internal bool Fits(LogEntry entry) =>
        entry.Level >= Level
        && (Until is not { } until || entry.At < until)
        && (Since is not { } since || entry.At >= since)
        && (Text is null || Holds(entry, Text))
        && (Book is null || Holds(entry, Book));

    private static bool Holds(LogEntry entry, string text) =>
        entry.Message.Contains(text, StringComparison.OrdinalIgnoreCase)
        || entry.Source.Contains(text, StringComparison.OrdinalIgnoreCase)
        || entry.Detail?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
}

/// <summary>Entries, the newest first.</summary>
/// <param name="Entries">At most as many as asked for.</param>
/// <param name="Next">What <see cref="LogQuery.Before"/> takes to read on; null when all is read. A page may be
/// empty and yet have one: reading stops after a while that nothing fitted.</param>
public sealed record LogPage(IReadOnlyList<LogEntry> Entries, LogPosition? Next);
