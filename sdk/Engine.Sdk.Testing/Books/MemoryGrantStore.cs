using System.Collections.Concurrent;
using Engine.Sdk.Hosting;

namespace Engine.Sdk.Testing;

/// <summary>Keeps sign-ins as long as it lives.</summary>
public sealed class MemoryGrantStore : IGrantStore
{
    private readonly ConcurrentDictionary<AddressBookId, Grant> _grants = new();
    private readonly ConcurrentDictionary<string, bool> _tokens = new(StringComparer.Ordinal);

    /// <summary>The tokens that have ever been kept, to look for where they must not be.</summary>
    public IReadOnlyCollection<string> Tokens => [.. _tokens.Keys];

    /// <inheritdoc/>
    public Task<Grant?> LoadAsync(AddressBookId book, CancellationToken cancellationToken) => Task.FromResult(_grants.GetValueOrDefault(book));

    /// <inheritdoc/>
    public Task SaveAsync(AddressBookId book, Grant grant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grant);
        _grants[book] = grant;
        foreach (var token in (string?[])[grant.AccessToken, grant.RefreshToken])
        {
            if (token is not null)
                _tokens[token] = true;
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RemoveAsync(AddressBookId book, CancellationToken cancellationToken)
    {
        _grants.TryRemove(book, out _);
        return Task.CompletedTask;
    }
}
