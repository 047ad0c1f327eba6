using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Search;
using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Requests;
using Engine.Host.Search;
using Engine.Host.Security;
using Engine.Host.Wire;

namespace Engine.Host.AddressBooks;

/// <summary>Trying an address book out, and keeping its copy fresh.</summary>
internal static class BookUpkeepEndpoints
{
    public static void MapBookUpkeep(this IEndpointRouteBuilder api)
    {
        api.MapPost("AddressBooks/{AddinId}/Check", CheckAsync).RequireAdmin().Describe(AddressBookDescriptions.Check);
        api.MapPost("AddressBooks/{AddinId}/TestSearch", TestSearchAsync).RequireAdmin().Describe(AddressBookDescriptions.TestSearch);
        api.MapPost("AddressBooks/{AddinId}/Sync", Sync).RequireAdmin().Describe(AddressBookDescriptions.Sync);
        api.MapGet("AddressBooks/{AddinId}/Status", Status).RequireAdmin().Describe(AddressBookDescriptions.Status);
    }

    private static async Task<IResult> CheckAsync(string addinId, AddressBookRegistry books, CancellationToken cancellationToken) =>
        books.Find(addinId) is { } status
            ? Json.Ok(AddressBookMapping.ToInfo(await BookCheck.RunAsync(status, cancellationToken)), WireJsonContext.Wire.CheckInfo)
            : AddressBookEndpoints.Unknown(addinId);

    private static async Task<IResult> TestSearchAsync(
        string addinId, HttpContext context, AddressBookRegistry books, FanOutSearch search, RecordMapping mapping, CancellationToken cancellationToken)
    {
        var request = SearchEndpoints.ReadRequest(await RequestValues.ReadAsync(context), search) with { AskedBy = "TestSearch" };
        if (books.Find(addinId) is not { } status) return AddressBookEndpoints.Unknown(addinId);
        if (status.Open is not { } book) return Problem.Of(ProblemCode.ConnectorFailed, status.Error ?? "The address book is not open.");

        var result = await search.SearchAsync(request, book, cancellationToken);
        context.Response.Headers[SearchStatus.HeaderName] = SearchStatus.Of(result.Outcomes);
        return result.Outcomes.FirstOrDefault(outcome => !outcome.HasAnswered()) is { } failed
            ? Problem.Of(ProblemCode.ConnectorFailed, failed.Message ?? "The address book did not answer.")
            : Json.Ok([.. result.Hits.Select(mapping.ToRecord)], WireJsonContext.Wire.IReadOnlyListSearchRecord);
    }

    private static IResult Sync(string addinId, AddressBookRegistry books, CachedBooks copies)
    {
        if (books.Find(addinId) is not { } status) return AddressBookEndpoints.Unknown(addinId);
        return copies.TryBeginSync(status.Book.Id)
            ? Json.Of(AddressBookMapping.ToInfo(copies.GetStatus(status.Book.Id), status.Open?.Api), WireJsonContext.Wire.SyncInfo, StatusCodes.Status202Accepted)
            : Problem.Of(ProblemCode.NotCacheable, status.Book.IsCached
                ? status.Error ?? "This CRM cannot hand over its contacts, so no copy of them can be kept."
                : "The address book is not cached. Switch its cache on first.");
    }

    private static IResult Status(string addinId, AddressBookRegistry books, CachedBooks copies) => books.Find(addinId) is { } status
        ? Json.Ok(AddressBookMapping.ToInfo(copies.GetStatus(status.Book.Id), status.Open?.Api), WireJsonContext.Wire.SyncInfo)
        : AddressBookEndpoints.Unknown(addinId);
}
