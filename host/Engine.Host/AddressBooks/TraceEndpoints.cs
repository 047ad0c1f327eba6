using Engine.Core.AddressBooks;
using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Requests;
using Engine.Host.Security;
using Engine.Host.Wire;

namespace Engine.Host.AddressBooks;

/// <summary>Watching a book's requests to its CRM.</summary>
internal static class TraceEndpoints
{
    public static void MapTrace(this IEndpointRouteBuilder api)
    {
        api.MapGet("AddressBooks/{AddinId}/Trace", Read).RequireAdmin().Describe(AddressBookDescriptions.Trace);
        api.MapPost("AddressBooks/{AddinId}/Trace", SwitchAsync).RequireAdmin().Describe(AddressBookDescriptions.SwitchTrace);
    }

    private static IResult Read(string addinId, AddressBookRegistry books) => books.Find(addinId) is { } status ? Show(status) : AddressBookEndpoints.Unknown(addinId);

    private static async Task<IResult> SwitchAsync(string addinId, HttpContext context, AddressBookRegistry books)
    {
        var isOn = (await RequestValues.ReadAsync(context)).Flag("Enabled");
        if (books.Find(addinId) is not { } status) return AddressBookEndpoints.Unknown(addinId);
        if (status.Open?.Api is not { } api) return Problem.Of(ProblemCode.ConnectorFailed, status.Error ?? "The address book is not open.");
        api.Trace.IsOn = isOn;
        return Show(status);
    }

    private static IResult Show(BookStatus status) => Json.Ok(ApiMapping.ToTrace(status.Open?.Api?.Trace), WireJsonContext.Wire.TraceInfo);
}
