using System.Globalization;
using System.Text.Json.Nodes;

namespace Engine.Sdk.Testing.Tests.Memory;

/// <summary>What the CRM in memory keeps. For several threads at once.</summary>
internal sealed class MemoryStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, MemoryRecord> _records = [];
    private readonly Dictionary<string, ContractCall> _calls = [];
    private int _version;

    public int Version
    {
        get
        {
            lock (_lock)
                return _version;
        }
    }

    public IReadOnlyList<MemoryRecord> All
    {
        get
        {
            lock (_lock)
                return [.. _records.Values.Where(record => !record.IsGone)];
        }
    }

    public IReadOnlyList<ContractCall> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls.Values];
        }
    }

    public MemoryRecord? Find(string type, string id)
    {
        lock (_lock)
            return _records.GetValueOrDefault(id) is { IsGone: false } record && record.Type == type ? record : null;
    }

    public IReadOnlyList<MemoryRecord> ChangedSince(int version)
    {
        lock (_lock)
            return [.. _records.Values.Where(record => record.Version > version).OrderBy(record => record.Version)];
    }

    public MemoryRecord Add(string type, IReadOnlyDictionary<string, string> fields, byte[] picture)
    {
        lock (_lock)
        {
            var id = (_records.Count + 1).ToString("000000", CultureInfo.InvariantCulture);
            return _records[id] = new MemoryRecord { Type = type, Id = id, Fields = fields, Picture = picture, Version = ++_version };
        }
    }

    public void Replace(string id, Func<MemoryRecord, MemoryRecord> change)
    {
        lock (_lock)
            _records[id] = change(_records[id]) with { Version = ++_version };
    }

    public MemoryRecord Change(MemoryRecord record, Dictionary<string, string> values)
    {
        var fields = record.Fields.Concat(values).GroupBy(field => field.Key).ToDictionary(field => field.Key, field => field.Last().Value);
        Replace(record.Id, old => old with { Fields = fields.Where(field => field.Value.Length > 0).ToDictionary() });
        return Find(record.Type, record.Id)!; // it was there a moment ago
    }

    /// <summary>One entry for each of the client's references.</summary>
    public string Log(MemoryRecord record, JsonObject call)
    {
        var reference = (string)call["reference"]!;
        lock (_lock)
        {
            if (!_calls.TryGetValue(reference, out var logged))
            {
                logged = new ContractCall
                {
                    RecordType = record.Type,
                    RecordId = record.Id,
                    ActivityId = $"call-{_calls.Count + 1}",
                    Direction = Enum.Parse<CallDirection>((string)call["direction"]!),
                    Start = DateTimeOffset.Parse((string)call["start"]!, CultureInfo.InvariantCulture),
                    Duration = TimeSpan.FromSeconds((double)call["seconds"]!),
                    Text = (string)call["text"]!,
                };
                _calls[reference] = logged;
            }
            return logged.ActivityId!; // given above
        }
    }

    public IReadOnlyList<ContractCall> CallsOf(MemoryRecord record, int limit)
    {
        lock (_lock)
            return [.. _calls.Values.Where(call => call.RecordType == record.Type && call.RecordId == record.Id).OrderByDescending(call => call.Start).Take(limit)];
    }
}
