using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Connectors.Database.Feed;

/// <summary>The latest rows of a reading: the next one meets them again, and then tells them only if they have changed.</summary>
internal sealed class ToldRows(TimeSpan overlap)
{
    // A token's 64 KiB hold as many with their eight characters each; what is told twice for lack of room does no harm.
    private const int Most = 2400;

    private List<(Stamp? Stamp, RecordKey Key, bool IsRemoved)> _rows = [];

    /// <summary>The greatest stamp; null before there was one.</summary>
    public Stamp? Latest { get; private set; }

    public IReadOnlyList<string> Digests
    {
        get
        {
            Prune();
            return [.. _rows.Select(row => DigestOf(row.Key, row.Stamp, row.IsRemoved))];
        }
    }

    public static string DigestOf(RecordKey key, Stamp? stamp, bool isRemoved) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{(isRemoved ? '-' : '+')}{key.Type}\n{key.Id}\n{stamp}")).AsSpan(0, 6));

    public void Reach(Stamp? stamp)
    {
        if (stamp is { } reached && (Latest is not { } latest || reached.CompareTo(latest) > 0))
            Latest = reached;
    }

    public void Add(Stamp? stamp, RecordKey key, bool isRemoved)
    {
        Reach(stamp);
        _rows.Add((stamp, key, isRemoved));
        if (_rows.Count >= 4 * Most)
            Prune();
    }

    private void Prune()
    {
        var from = Latest?.Before(overlap);
        _rows = [.. _rows.Where(row => row.Stamp is not { } stamp || from is not { } bound || stamp.CompareTo(bound) > 0).TakeLast(Most)];
    }
}
