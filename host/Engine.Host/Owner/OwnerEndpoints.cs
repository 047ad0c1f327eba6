using Engine.Core.Owner;
using Engine.Host.Docs;
using Engine.Host.Search;
using Engine.Host.Security;
using Engine.Host.Wire;

namespace Engine.Host.Owner;

/// <summary><c>GET OwnerContact</c>: who the user is.</summary>
internal static class OwnerEndpoints
{
    public static void MapOwner(this IEndpointRouteBuilder api) =>
        api.MapGet("OwnerContact", GetAsync).RequireApplication().Describe(OwnerDescriptions.Get);

    private static async Task<IResult> GetAsync(OwnerFinder finder, RecordMapping mapping, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(cancellationToken) is not { } owner) return TypedResults.NoContent();

        var info = new OwnerInfo
        {
            Id = owner.Id,
            DialString = owner.Tel,
            E164 = owner.E164,
            DisplayTel = owner.DisplayTel,
            DisplayName = owner.DisplayName,
            Record = owner.Record is { } record ? mapping.ToRecord(record) with { Match = null } : null,
        };
        return Json.Ok(info, WireJsonContext.Wire.OwnerInfo);
    }
}
