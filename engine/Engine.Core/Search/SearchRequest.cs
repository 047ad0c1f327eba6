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

    /// <summary>What the user typed; null where nobody did, and the search is nobody's business.</summary>
    public string? Text { get; init; }

    /// <summary>Name of the application that asks; null when none does.</summary>
    public string? AskedBy { get; init; }

    /// <summary>Without what is looked for.</summary>
    public override string ToString() => nameof(SearchRequest);
}
