using Engine.Benchmarks.Comparison;

namespace Engine.Benchmarks.Directories;

/// <summary>What one directory cost a running engine.</summary>
internal sealed record DirectoryResult
{
    public required string Name { get; init; }

    public required int Contacts { get; init; }

    public required DirectoryReading LiveNumbers { get; init; }

    public required DirectoryReading LiveUnknown { get; init; }

    /// <summary>By the first letters of a name.</summary>
    public required DirectoryReading LiveNames { get; init; }

    public int Copied { get; init; }

    /// <summary>From adding the book to its copy being searchable.</summary>
    public TimeSpan FirstCopy { get; init; }

    public DirectoryReading? CopiedNumbers { get; init; }

    /// <summary>Bringing the copy up to date when nothing has changed.</summary>
    public TimeSpan Unchanged { get; init; }

    /// <summary>Likewise after a hundred changes.</summary>
    public TimeSpan Delta { get; init; }
}

/// <summary>How long searches took, and what share of them found somebody.</summary>
internal sealed record DirectoryReading(Histogram Times, double Found);
