namespace Engine.Core.Search;

/// <summary>A search that was answered.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Elapsed">How long it took.</param>
public readonly record struct EndedSearch(SearchRequest Request, SearchResult Result, TimeSpan Elapsed)
{
    /// <summary>Whether a telephone number was looked for, rather than a name.</summary>
    public bool IsNumber => Request.Query is NumberSearchQuery;

    /// <summary>Without what was looked for.</summary>
    public override string ToString() => nameof(EndedSearch);
}
