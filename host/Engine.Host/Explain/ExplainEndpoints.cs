using Engine.Core.Explain;
using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Requests;
using Engine.Host.Search;
using Engine.Host.Security;
using Engine.Host.Wire;

namespace Engine.Host.Explain;

/// <summary><c>POST Explain</c>: why a number was not found.</summary>
internal static class ExplainEndpoints
{
    public static void MapExplain(this IEndpointRouteBuilder api) => api.MapPost("Explain", ExplainAsync).RequireAdmin().Describe(ExplainDescriptions.Explain);

    private static async Task<IResult> ExplainAsync(HttpContext context, SearchExplainer explainer, CancellationToken cancellationToken) =>
        await explainer.ExplainAsync(QueryText.Read(await RequestValues.ReadAsync(context)), cancellationToken) is { } explanation
            ? Json.Ok(ExplanationMapping.ToInfo(explanation), WireJsonContext.Wire.ExplanationInfo)
            : Problem.Of(ProblemCode.QueryMissing, "Send `query` with a telephone number or a name.");
}
