using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.HubSpot;

/// <summary>Answers to batches: 207 when a part of it failed.</summary>
internal static class Batch
{
    public static Answer Of(DateTimeOffset now, IEnumerable<JsonObject> results, HubSpotError? error)
    {
        var body = new JsonObject { ["status"] = "COMPLETE", ["results"] = results.ToJsonArray(), ["startedAt"] = Moments.Write(now), ["completedAt"] = Moments.Write(now) };
        if (error is null)
            return Answer.Json(body);
        body["numErrors"] = 1;
        body["errors"] = new JsonArray(error.ToBatchJson());
        return Answer.Json(body, 207);
    }
}
