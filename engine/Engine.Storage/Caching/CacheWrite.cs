using Dapper;
using Engine.Core.Caching;
using Engine.Core.Caching.Packing;
using Engine.Sdk;
using Microsoft.Data.Sqlite;

namespace Engine.Storage.Caching;

/// <summary>One sync being written. A full one writes a set of its own, any other beside the contacts of the live set.</summary>
internal sealed class CacheWrite(ContactCache cache, SetWriting writing) : ICacheWrite
{
    // What is written at once when one page brings very many.
    private const int BatchSize = 5000;

    private readonly ContactInsert _insert = new(writing.Set.Connection, writing.IsFull);
    private SyncRow _sync = writing.Sync;
    private bool _isEnded;

    public bool IsFull => writing.IsFull;

    public string? Token => _sync.Token;

    public DateTimeOffset StartedAt => new(_sync.StartedAt, TimeSpan.Zero);

    public long Written => _sync.Written;

    public async Task WriteAsync(IReadOnlyList<PackedContact> contacts, IReadOnlyList<RecordKey> removed, string? token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        ArgumentNullException.ThrowIfNull(removed);
        ObjectDisposedException.ThrowIf(_isEnded, this);
        var ownContacts = contacts.Where(contact => IsOwn(contact.Key)).ToList();
        var ownRemoved = removed.Where(IsOwn).ToList();
        while (ownContacts.Count > BatchSize)
        {
            // The token before stands until the last part: resumed from there, the page comes once more.
            await WriteOwnAsync(ownContacts[..BatchSize], [], Token, cancellationToken).ConfigureAwait(false);
            ownContacts = ownContacts[BatchSize..];
        }

        await WriteOwnAsync(ownContacts, ownRemoved, token, cancellationToken).ConfigureAwait(false);
    }

    public async Task<CacheState?> CompleteAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isEnded, this);
        var state = await cache.CompleteAsync(writing, () => Complete(cancellationToken), cancellationToken).ConfigureAwait(false);
        await EndAsync(isCompleted: state is not null, isKept: state is not null).ConfigureAwait(false);
        return state;
    }

    public Task DropAsync() => EndAsync(isCompleted: false, isKept: false);

    public async ValueTask DisposeAsync() => await EndAsync(isCompleted: false, isKept: Token is not null && Written > 0).ConfigureAwait(false);

    // Another book's record, kept here, would come back as this one's.
    private bool IsOwn(RecordKey key) => key.Book == writing.Book && key.Id is not null;

    private async Task WriteOwnAsync(List<PackedContact> contacts, List<RecordKey> removed, string? token, CancellationToken cancellationToken)
    {
        var next = new SyncRow
        {
            StartedAt = _sync.StartedAt,
            Written = _sync.Written + contacts.Count + removed.Count,
            HasRemovals = _sync.HasRemovals || removed.Count > 0,
            Token = token,
        };
        await cache.WriteAsync(writing, () => writing.Set.Write(Insert), cancellationToken).ConfigureAwait(false);
        _sync = next;

        void Insert(SqliteTransaction transaction)
        {
            _insert.Run(transaction, contacts, removed);
            writing.Set.Connection.Execute("UPDATE sync SET written = @Written, has_removals = @HasRemovals, token = @Token", next, transaction);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void Complete(CancellationToken cancellationToken) => writing.Set.WriteDurably(transaction =>
    {
        if (IsFull)
        {
            SetCompletion.Full(writing.Set.Connection, transaction, _sync);
        }
        else
        {
            SetCompletion.Changes(writing.Set.Connection, transaction, _sync, writing.Set.ReadCopy(transaction));
        }

        cancellationToken.ThrowIfCancellationRequested();
    });

    private async Task EndAsync(bool isCompleted, bool isKept)
    {
        if (_isEnded)
        {
            return;
        }

        _isEnded = true;
        _insert.Dispose();
        await cache.EndAsync(writing, isCompleted, isKept).ConfigureAwait(false);
    }
}
