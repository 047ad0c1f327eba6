namespace Engine.Core.Search;

/// <summary>Asks every enabled book at once and answers one list by priority.</summary>
public sealed class FanOutSearch
{
    /// <exception cref="OperationCanceledException">The caller left.</exception>
    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The same for one book alone, enabled or not; for trying it out.</summary>
    public Task<SearchResult> SearchAsync(
        SearchRequest request, AddressBooks.OpenBook book, CancellationToken cancellationToken) => throw new NotImplementedException();
}
