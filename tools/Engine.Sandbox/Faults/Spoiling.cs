using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;
using Microsoft.AspNetCore.Http;

namespace Engine.Sandbox;

/// <summary>The answers that faults give instead of the right one.</summary>
internal static class Spoiling
{
    /// <returns>Null when the vendor is to answer.</returns>
    public static Answer? Instead(Fault fault, Vendor vendor, TimeProvider time) => fault.Kind switch
    {
        FaultKind.RateLimited => WithRetryAfter(vendor.TooManyRequests() with { Status = 429 }, fault, time),
        FaultKind.Status => WithRetryAfter(
            new Answer { Status = fault.Status, ContentType = fault.Body is null ? null : "application/json", Body = Encoding.UTF8.GetBytes(fault.Body ?? "") }, fault, time),
        FaultKind.ExpiredToken => vendor.ExpiredToken(),
        FaultKind.Garbage => Answer.Html("<!DOCTYPE html><html><head><title>Sign in to the network</title></head><body><p>Accept the terms to go on.</p></body></html>"),
        FaultKind.WrongType => Answer.Json(new JsonObject
        {
            ["results"] = "none", ["records"] = 7, ["searchRecords"] = false, ["total"] = new JsonObject(), ["id"] = new JsonArray(1), ["properties"] = "x", ["access_token"] = 1, ["connections"] = "none", ["value"] = "none", ["names"] = false,
        }),
        FaultKind.HugeBody => Answer.Empty(200),
        _ => null,
    };

    /// <summary>A JSON text as long as asked for, never whole in memory.</summary>
    public static async Task WriteHugeAsync(HttpContext context, long bytes, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "application/json;charset=UTF-8";
        var block = Encoding.ASCII.GetBytes(new string('x', 64 * 1024));
        await context.Response.Body.WriteAsync("{\"filling\":\""u8.ToArray(), cancellationToken);
        for (var left = bytes - 14; left > 0; left -= block.Length)
            await context.Response.Body.WriteAsync(block.AsMemory(0, (int)Math.Min(left, block.Length)), cancellationToken);
        await context.Response.Body.WriteAsync("\"}"u8.ToArray(), cancellationToken);
    }

    private static Answer WithRetryAfter(Answer answer, Fault fault, TimeProvider time) => fault.RetryAfter is not { } wait
        ? answer
        : answer.With("Retry-After", fault.IsRetryAfterDate
            ? (time.GetUtcNow() + wait).ToString("R", CultureInfo.InvariantCulture)
            : Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));
}
