namespace Engine.Core.Search;

/// <summary>What a client asks for.</summary>
public sealed record SearchRequest
{
    public const int DefaultCount = 10;
    public const int MaxCount = 100;

    /// <summary>What <see cref="FanOutSearch.Read"/> made of what the user typed.</summary>
    public required SearchQuery Query { get; init; }

    /// <summary>1 to <see cref="MaxCount"/>.</summary>
    public int Count { get; init; } = DefaultCount;

    public int Offset { get; init; }

    public bool IncludePictures { get; init; }

    public bool IncludeActivities { get; init; }
}
