using Engine.Benchmarks.Comparison;

namespace Engine.Benchmarks.Load;

/// <summary>What one book cost a running engine.</summary>
internal sealed record LoadResult
{
    public required int Contacts { get; init; }

    public required long FileBytes { get; init; }

    /// <summary>From adding the book to its copy being searchable.</summary>
    public required TimeSpan FirstLoad { get; init; }

    /// <summary>Resident before there was a book.</summary>
    public required long EmptyBytes { get; init; }

    public required long ResidentBytes { get; init; }

    public required long PeakBytes { get; init; }

    public required long DiskBytes { get; init; }

    /// <summary>From the start of the process to the first right answer.</summary>
    public required TimeSpan Restart { get; init; }

    public required long RestartedBytes { get; init; }

    /// <summary>By number, one after the other.</summary>
    public required Histogram Numbers { get; init; }

    /// <summary>By the first letters of a name, one after the other.</summary>
    public required Histogram Names { get; init; }

    public required TimeSpan Resync { get; init; }

    /// <summary>By number, while all contacts are read anew.</summary>
    public required Histogram NumbersDuringSync { get; init; }
}
