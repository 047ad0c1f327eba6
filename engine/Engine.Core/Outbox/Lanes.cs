using Engine.Sdk;

namespace Engine.Core.Outbox;

/// <summary>The calls of one book that are to be logged, in order for each record: none goes before an earlier one of its record.</summary>
internal sealed class Lanes
{
    private readonly Dictionary<RecordKey, SortedList<long, OutboxCall>> _lanes = [];

    public IEnumerable<OutboxCall> Heads => _lanes.Values.Select(lane => lane.Values[0]);

    public IEnumerable<OutboxCall> All => _lanes.Values.SelectMany(lane => lane.Values);

    public void Add(OutboxCall call)
    {
        if (!_lanes.TryGetValue(call.Entry.Record, out var lane)) _lanes[call.Entry.Record] = lane = [];
        lane[call.Place] = call;
    }

    public void Remove(OutboxCall call)
    {
        if (_lanes.TryGetValue(call.Entry.Record, out var lane) && lane.Remove(call.Place) && lane.Count == 0) _lanes.Remove(call.Entry.Record);
    }

    public IEnumerable<OutboxCall> Of(RecordKey record) => _lanes.TryGetValue(record, out var lane) ? lane.Values : [];

    public bool IsHead(OutboxCall call) => Of(call.Entry.Record).FirstOrDefault() == call;
}
