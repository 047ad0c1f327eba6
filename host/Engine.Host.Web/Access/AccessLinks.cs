using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Host.Web.Access;

/// <summary>
/// Makes the links that let a browser in, each of them once. They are handed to the local user alone: as a window that opens, or on the terminal. Thread-safe.
/// </summary>
public sealed class AccessLinks
{
    private const int TokenBytes = 32;
    private const int MaxWaiting = 100;

    // Long enough to copy a link from a terminal of another machine.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    // By hash, so that looking one up tells nothing of the others by its time.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _waiting = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly Lazy<Task> _ready;

    internal AccessLinks(TimeProvider time, Lazy<Pages> pages)
    {
        _time = time;
        _ready = new(() => Task.Run(() => pages.Value.WarmUpAsync()));
    }

    /// <summary>A new link, without the address of the engine: a path and query that work once, for ten minutes. The pages are made ready meanwhile.</summary>
    /// <param name="page">The page to show, such as <c>explorer</c>, without a leading slash; empty for the first one.</param>
    public string Create(string page = "")
    {
        _ = _ready.Value;
        Tidy();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        _waiting[HashOf(token)] = _time.GetUtcNow() + Lifetime;
        return $"{PagesPath.Root}{PagesPath.Open}/{token}?page={Uri.EscapeDataString(page)}";
    }

    internal bool Redeem(string token) => _waiting.TryRemove(HashOf(token), out var end) && _time.GetUtcNow() < end;

    private void Tidy()
    {
        var now = _time.GetUtcNow();
        foreach (var (hash, _) in _waiting.OrderBy(link => link.Value).Where((link, i) => link.Value <= now || i <= _waiting.Count - MaxWaiting))
            _waiting.TryRemove(hash, out _);
    }

    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
