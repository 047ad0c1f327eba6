using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Salesforce;

/// <summary>Ids of what changed or went: REST API Developer Guide, "sObject Get Updated" and "sObject Get Deleted".</summary>
internal sealed class ChangesApi(OrgState org)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    public Answer Updated(ApiCall call)
    {
        var (start, end) = Window(call);
        var changed = org.Store.All(org.TypeNamed(call["sobject"]).Name).Where(record => !record.IsDeleted && record.Stamp >= start && record.Stamp < end);
        return Answer.Json(new JsonObject { ["ids"] = changed.Select(record => record.Id).ToJsonArray(), ["latestDateCovered"] = Covered(end) });
    }

    public Answer Deleted(ApiCall call)
    {
        var (start, end) = Window(call);
        var gone = org.Store.All(org.TypeNamed(call["sobject"]).Name).Where(record => record.IsDeleted && record.Stamp >= start && record.Stamp < end);
        return Answer.Json(new JsonObject
        {
            ["deletedRecords"] = gone.Select(record => new JsonObject { ["id"] = record.Id, ["deletedDate"] = FieldValue.Write(record.Stamp) }).ToJsonArray(),
            ["earliestDateAvailable"] = FieldValue.Write(org.Store.Now - Kept),
            ["latestDateCovered"] = Covered(end),
        });
    }

    private string Covered(DateTimeOffset end) => FieldValue.Write(end < org.Store.Now ? end : org.Store.Now);

    private (DateTimeOffset Start, DateTimeOffset End) Window(ApiCall call)
    {
        var (start, end) = (Moment(call, "start"), Moment(call, "end"));
        if (end - start < Shortest)
            throw new SalesforceError(400, "INVALID_REPLICATION_DATE", "end must be at least one minute after start");
        return org.Store.Now - start <= Kept ? (start, end) : throw new SalesforceError(400, "INVALID_REPLICATION_DATE", "start is more than 30 days ago");
    }

    private static DateTimeOffset Moment(ApiCall call, string name) =>
        FieldValue.ReadMoment(call.Get(name) ?? "") ?? throw new SalesforceError(400, "INVALID_REPLICATION_DATE", $"{name} is no date of ISO 8601: {call.Get(name)}");
}
