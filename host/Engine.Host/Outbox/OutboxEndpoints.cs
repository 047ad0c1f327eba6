using System.Globalization;
using Engine.Core.Outbox;
using Engine.Host.Docs;
using Engine.Host.Problems;
using Engine.Host.Security;
using Engine.Host.Wire;

namespace Engine.Host.Outbox;

/// <summary>The calls that are not logged yet, for the administrator.</summary>
internal static class OutboxEndpoints
{
    public static void MapOutbox(this IEndpointRouteBuilder api)
    {
        api.MapGet("Outbox", List).RequireAdmin().Describe(OutboxDescriptions.List);
        api.MapPost("Outbox/{Id}/Retry", RetryAsync).RequireAdmin().Describe(OutboxDescriptions.Retry);
        api.MapDelete("Outbox/{Id}", DropAsync).RequireAdmin().Describe(OutboxDescriptions.Drop);
    }

    private static IResult List(CallOutbox outbox) => Json.Ok([.. outbox.Entries.Select(ToInfo)], WireJsonContext.Wire.IReadOnlyListOutboxEntryInfo);

    private static async Task<IResult> RetryAsync(string id, CallOutbox outbox) =>
        IdOf(id) is { } known && await outbox.RetryAsync(known) is { } entry ? Json.Ok(ToInfo(entry), WireJsonContext.Wire.OutboxEntryInfo) : Unknown();

    private static async Task<IResult> DropAsync(string id, CallOutbox outbox) =>
        IdOf(id) is { } known && await outbox.DropAsync(known) ? TypedResults.NoContent() : Unknown();

    private static long? IdOf(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static IResult Unknown() => Problem.Of(ProblemCode.CallUnknown, "No call of this id is in the outbox: it may have been logged meanwhile.");

    private static OutboxEntryInfo ToInfo(OutboxEntry entry) => new()
    {
        Id = entry.Id,
        AddinId = entry.Record.Book.ToString(),
        RecordType = entry.Record.Type,
        RecordId = entry.Record.Id,
        CallId = entry.CallId,
        Start = entry.Call?.Start.UtcDateTime,
        State = entry.State.ToString(),
        Since = entry.Since.UtcDateTime,
        Tries = entry.Tries,
        NextTry = entry.NextTry?.UtcDateTime,
        Reason = entry.Reason,
    };
}
