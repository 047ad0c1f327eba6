using Engine.Core.Applications;
using Engine.Core.Search;
using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Requests;
using Engine.Host.Security;
using Engine.Host.Wire;

namespace Engine.Host.Search;

/// <summary><c>POST Search</c>.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder api) =>
        api.MapPost("Search", SearchAsync).RequireApplication().Describe(SearchDescriptions.Search);

    /// <exception cref="RequestRefusedException">A value is not valid, or there is nothing to search for.</exception>
    public static SearchRequest ReadRequest(RequestValues values, FanOutSearch search)
    {
        var text = QueryText.Read(values);
        var query = search.Read(text)
            ?? throw new RequestRefusedException(ProblemCode.QueryMissing, "Send `query` with a telephone number or a name.");
        return new SearchRequest
        {
            Query = query,
            Text = text,
            Count = values.Int("count", SearchRequest.DefaultCount, 1, SearchRequest.MaxCount),
            Offset = values.Int("offset", 0, 0, int.MaxValue),
            IncludePictures = values.Flag("includePictures"),
            IncludeActivities = values.Flag("includeActivities"),
        };
    }

    private static async Task<IResult> SearchAsync(
        HttpContext context, FanOutSearch search, RecordMapping mapping, CancellationToken cancellationToken)
    {
        var values = await RequestValues.ReadAsync(context);
        var application = context.Application();
        var result = await search.SearchAsync(ReadRequest(values, search) with { AskedBy = application.Name }, cancellationToken);

        context.Response.Headers[SearchStatus.HeaderName] = SearchStatus.Of(result.Outcomes);
        return application.Dialect == Dialect.Integrator
            ? Json.Ok(mapping.ToGroups(result), WireJsonContext.Wire.IReadOnlyListRecordGroup)
            : Json.Ok([.. result.Hits.Select(mapping.ToRecord)], WireJsonContext.Wire.IReadOnlyListSearchRecord);
    }
}
