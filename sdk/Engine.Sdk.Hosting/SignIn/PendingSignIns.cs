using System.Collections.Concurrent;
using Duende.IdentityModel;

namespace Engine.Sdk.Hosting.SignIn;

/// <summary>Sign-ins begun in a browser and not come back yet. Each can come back once, by a state that nobody can guess.</summary>
internal sealed class PendingSignIns(TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private const int Most = 100;

    private readonly ConcurrentDictionary<string, PendingSignIn> _pending = new(StringComparer.Ordinal);

    /// <summary>Takes one in; the oldest makes room.</summary>
    /// <param name="book">Whose it is.</param>
    /// <param name="complete">Ends it with the code the browser brings.</param>
    public (string State, DateTimeOffset ExpiresAt) Begin(AddressBookId book, Func<string, Task> complete)
    {
        foreach (var (old, begun) in _pending.OrderBy(entry => entry.Value.ExpiresAt).ToList())
        {
            if (begun.ExpiresAt <= time.GetUtcNow() || _pending.Count >= Most) _pending.TryRemove(old, out _);
        }

        var (state, expiresAt) = (CryptoRandom.CreateUniqueId(32), time.GetUtcNow() + Lifetime);
        _pending[state] = new(book, complete, expiresAt);
        return (state, expiresAt);
    }

    /// <exception cref="ConnectorException">It was not begun here, or the CRM or the user refused.</exception>
    public async Task<AddressBookId> CompleteAsync(string? state, string? code, string? error, CancellationToken cancellationToken)
    {
        if (state is null || !_pending.TryRemove(state, out var begun) || begun.ExpiresAt <= time.GetUtcNow())
            throw new ConnectorException(ConnectorErrorKind.Refused, "This sign-in was not begun here, or took too long: start it again.");
        if (string.IsNullOrEmpty(code) || !string.IsNullOrEmpty(error)) throw SignInMessages.Refused(string.IsNullOrWhiteSpace(error) ? "no reason given" : error);
        // A code works once: from here on the browser may leave.
        await begun.CompleteAsync(code).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return begun.Book;
    }

    private sealed record PendingSignIn(AddressBookId Book, Func<string, Task> CompleteAsync, DateTimeOffset ExpiresAt);
}
