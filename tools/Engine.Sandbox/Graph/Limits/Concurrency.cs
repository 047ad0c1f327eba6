namespace Engine.Sandbox.Graph;

/// <summary>Requests under way, by application and mailbox. Safe for use from any thread.</summary>
internal sealed class Concurrency
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>How many may be under way at once.</summary>
    public int Most { get; set; } = 4;

    /// <returns>Whether there are too many now, this one among them.</returns>
    public bool Enter(string key)
    {
        lock (_gate)
            return (_counts[key] = _counts.GetValueOrDefault(key) + 1) > Most;
    }

    public void Leave(string key)
    {
        lock (_gate)
        {
            if (--_counts[key] == 0)
                _counts.Remove(key);
        }
    }
}
