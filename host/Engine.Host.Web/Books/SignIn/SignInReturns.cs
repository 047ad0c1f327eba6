using System.Collections.Concurrent;
using Microsoft.AspNetCore.WebUtilities;

namespace Engine.Host.Web.Books.SignIn;

/// <summary>Which sign-ins began on a page of ours, and where the browser goes when the CRM has sent it back. Each is told once. Thread-safe.</summary>
public sealed class SignInReturns(TimeProvider time)
{
    /// <summary>Where a CRM sends the browser back to, below the engine's address.</summary>
    public const string CallbackPath = "oauth/callback";

    private const int Most = 100;

    // As long as a sign-in itself may take.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (SignInReturn Return, DateTimeOffset End)> _waiting = new(StringComparer.Ordinal);

    /// <summary>Remembers a sign-in by the state in its address; one without a state does not come back through here.</summary>
    public void Remember(Uri signInPage, SignInReturn back)
    {
        ArgumentNullException.ThrowIfNull(signInPage);
        if (QueryHelpers.ParseQuery(signInPage.Query)["state"].FirstOrDefault() is not { Length: > 0 } state) return;
        var now = time.GetUtcNow();
        foreach (var (old, _) in _waiting.OrderBy(entry => entry.Value.End).Where((entry, i) => entry.Value.End <= now || i <= _waiting.Count - Most))
            _waiting.TryRemove(old, out _);
        _waiting[state] = (back, now + Lifetime);
    }

    /// <returns>Null when it did not begin on a page, or too long ago.</returns>
    public SignInReturn? Take(string? state) =>
        state is not null && _waiting.TryRemove(state, out var waiting) && time.GetUtcNow() < waiting.End ? waiting.Return : null;
}
