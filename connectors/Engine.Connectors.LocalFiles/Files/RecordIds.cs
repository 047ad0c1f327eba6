using Engine.Connectors.LocalFiles.Contacts;
using Engine.Sdk;

namespace Engine.Connectors.LocalFiles.Files;

/// <summary>Gives every contact of a book an id that stays: its own UID where it has one, else a digest of what it says.</summary>
internal sealed class RecordIds
{
    private const int RoomForSuffix = 64;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public string Next(FileContact contact)
    {
        var id = contact.Uid is { Length: > 0 and <= RecordKey.MaxIdLength - RoomForSuffix } uid ? uid : contact.Digest;
        if (_taken.Add(id))
            return id;
        // The same UID in two files, or one contact written twice: the content tells them apart before the order does.
        if (id != contact.Digest && _taken.Add(id = $"{id}~{contact.Digest}"))
            return id;
        var count = _counts.GetValueOrDefault(id, 1);
        string other;
        do
            other = $"{id}~{++count}";
        while (!_taken.Add(other));
        _counts[id] = count;
        return other;
    }
}
