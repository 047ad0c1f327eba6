using System.Collections.Concurrent;

namespace Engine.Connectors.Ldap.Connecting;

/// <summary>The connections of a book: opened when they are needed, kept for the next request, and opened anew when the server has closed them.</summary>
internal sealed class LdapSessions(LdapSettings settings, TimeProvider time) : IAsyncDisposable
{
    // The calls the engine makes at a time, a copy and a check.
    private const int Most = 10;

    private readonly ConcurrentStack<LdapSession> _idle = new();
    private readonly SemaphoreSlim _places = new(Most);

    /// <summary>Asks something that may be asked twice: once more on a new connection where the first one broke.</summary>
    /// <exception cref="ConnectorException">The server refused, failed or cannot be reached.</exception>
    public async Task<T> ReadAsync<T>(Func<LdapSession, Task<T>> read, CancellationToken cancellationToken)
    {
        for (var isLast = false; ; isLast = true)
        {
            var lease = await RentAsync(cancellationToken).ConfigureAwait(false);
            await using (lease.ConfigureAwait(false))
            {
                try
                {
                    return await read(lease.Session).ConfigureAwait(false);
                }
                catch (ConnectorException) when (!isLast && lease.Session.IsLost)
                {
                    // What the server has closed while nobody looked, as when it was restarted.
                }
            }
        }
    }

    /// <summary>A connection to go on asking on; dispose of it to give it back.</summary>
    /// <exception cref="ConnectorException">The server cannot be reached, or does not let us in.</exception>
    public async Task<LdapSessions.LdapLease> RentAsync(CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (_idle.TryPop(out var idle))
            {
                if (idle.IsOpen) return new(this, idle);
                await idle.DisposeAsync().ConfigureAwait(false);
            }
            return new(this, await LdapSession.OpenAsync(settings, time, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryPop(out var idle)) await idle.DisposeAsync().ConfigureAwait(false);
        _places.Dispose();
    }

    private async ValueTask ReturnAsync(LdapSession session)
    {
        if (session.IsOpen) _idle.Push(session);
        else await session.DisposeAsync().ConfigureAwait(false);
        _places.Release();
    }

    internal readonly struct LdapLease(LdapSessions owner, LdapSession session) : IAsyncDisposable
    {
        public LdapSession Session => session;

        public ValueTask DisposeAsync() => owner.ReturnAsync(session);
    }
}
