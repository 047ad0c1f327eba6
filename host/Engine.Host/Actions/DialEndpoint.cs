using Engine.Core.Events;
using Engine.Core.PhoneNumbers;
using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Requests;
using Engine.Host.Search;
using Engine.Host.Security;

namespace Engine.Host.Actions;

/// <summary><c>POST Dial</c>: asks the clients to dial a number.</summary>
internal static class DialEndpoint
{
    // A protocol handler is given the whole link, each of its signs perhaps as %XX.
    private const int MaxLength = 4 * DialText.MaxLength;

    public static void MapDial(this IEndpointRouteBuilder api) => api.MapPost("Dial", DialAsync).RequireAdmin().Describe(ActionDescriptions.Dial);

    private static async Task<IResult> DialAsync(HttpContext context, EngineEvents events)
    {
        if (!DialText.TryRead((await RequestValues.ReadAsync(context)).Tel("Tel", MaxLength), out var tel))
            throw new RequestRefusedException(ProblemCode.ParameterInvalid, $"`Tel` must hold the telephone number to dial, of at most {DialText.MaxLength} characters.");

        events.Publish(new DialRequested(tel));
        return TypedResults.NoContent();
    }
}
