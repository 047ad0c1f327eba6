using Engine.Core.Events;
using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Requests;
using Engine.Host.Search;
using Engine.Host.Security;

namespace Engine.Host.Actions;

/// <summary><c>POST Dial</c>: asks the clients to dial a number.</summary>
internal static class DialEndpoint
{
    private static readonly string[] Schemes = ["tel:", "callto:"];

    public static void MapDial(this IEndpointRouteBuilder api) => api.MapPost("Dial", DialAsync).RequireAdmin().Describe(ActionDescriptions.Dial);

    private static async Task<IResult> DialAsync(HttpContext context, EngineEvents events)
    {
        var tel = WithoutScheme((await RequestValues.ReadAsync(context)).Tel("Tel") ?? "");
        if (!tel.Any(char.IsDigit)) throw new RequestRefusedException(ProblemCode.ParameterInvalid, "`Tel` must hold the telephone number to dial.");

        events.Publish(new DialRequested(tel));
        return TypedResults.NoContent();
    }

    // A protocol handler is given the whole link.
    private static string WithoutScheme(string tel) =>
        Schemes.FirstOrDefault(scheme => tel.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) is { } scheme
            ? QueryText.Clean(Uri.UnescapeDataString(tel[scheme.Length..].TrimStart('/'))).Trim()
            : tel;
}
