using System.Collections.Concurrent;

namespace Engine.Sdk.Hosting.SignIn;

/// <summary>Sign-ins begun in a browser and not come back yet. Each can come back once.</summary>
internal sealed class PendingSignIns(TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private const int Most = 100;

    private readonly ConcurrentDictionary<string, PendingSignIn> _pending = new(StringComparer.Ordinal);

    /// <summary>Takes one in; the oldest makes room.</summary>
    public void Add(string state, PendingSignIn pending)
    {
        foreach (var (old, begun) in _pending.OrderBy(entry => entry.Value.ExpiresAt).ToList())
        {
            if (begun.ExpiresAt <= time.GetUtcNow() || _pending.Count >= Most) _pending.TryRemove(old, out _);
        }

        _pending[state] = pending;
    }

    /// <returns>Null when none was begun with it, or it is over.</returns>
    public PendingSignIn? Take(string? state) =>
        state is not null && _pending.TryRemove(state, out var pending) && pending.ExpiresAt > time.GetUtcNow() ? pending : null;
}

/// <param name="Keeper">Whose grant it will be.</param>
/// <param name="CodeVerifier">The secret half of the PKCE challenge.</param>
/// <param name="Redirect">Where the browser comes back to.</param>
/// <param name="ExpiresAt">Until when.</param>
internal sealed record PendingSignIn(GrantKeeper Keeper, string CodeVerifier, Uri Redirect, DateTimeOffset ExpiresAt)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => nameof(PendingSignIn);
}
