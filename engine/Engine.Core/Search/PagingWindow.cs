namespace Engine.Core.Search;

/// <summary>
/// Keeps the merged order of recent searches, so that the further pages of one neither repeat nor skip a record although a book
/// has failed, recovered or changed in between.
/// </summary>
internal sealed class PagingWindow(TimeSpan lifetime, TimeProvider time)
{
    public const int MaxKept = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    public MergedSearch? Find(string key)
    {
        lock (_lock)
        {
            return _kept.TryGetValue(key, out var kept) && kept.Until > time.GetUtcNow() ? kept.Search : null;
        }
    }

    public void Keep(string key, MergedSearch search)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            _kept[key] = new Kept(search, now + lifetime);
            if (_kept.Count <= MaxKept) return;
            foreach (var (stale, _) in _kept.Where(entry => entry.Value.Until <= now).ToList()) _kept.Remove(stale);
            if (_kept.Count > MaxKept) _kept.Remove(_kept.MinBy(entry => entry.Value.Until).Key);
        }
    }

    private sealed record Kept(MergedSearch Search, DateTimeOffset Until);
}
