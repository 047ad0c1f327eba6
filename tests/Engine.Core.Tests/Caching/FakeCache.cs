using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Engine.Core.Caching;
using Engine.Core.Caching.Packing;
using Engine.Sdk;

namespace Engine.Core.Tests.Caching;

/// <summary>A cache in memory that keeps the promises of one on disk, and counts what it is asked.</summary>
internal sealed class FakeCache(TimeProvider time) : IContactCache
{
    private readonly ConcurrentDictionary<AddressBookId, FakeCopy> _copies = new();
    private readonly ConcurrentDictionary<AddressBookId, FakeWrite> _unfinished = new();
    private readonly ConcurrentDictionary<AddressBookId, (CopyVersion Version, byte[] Content)> _images = new();
    private long _sets;
    private int _reading;

    public ConcurrentQueue<AddressBookId> Built { get; } = [];

    public ConcurrentQueue<AddressBookId> Removed { get; } = [];

    public ConcurrentQueue<CopyVersion> Saved { get; } = [];

    public ConcurrentQueue<bool> Completed { get; } = [];

    public int MostReadAtATime { get; private set; }

    /// <summary>Awaited whenever a whole copy is read.</summary>
    public Func<Task> OnRead { get; set; } = () => Task.CompletedTask;

    public Exception? Failure { get; set; }

    public Task<CacheState?> GetStateAsync(AddressBookId book, CancellationToken cancellationToken) => Failure is { } failure
        ? Task.FromException<CacheState?>(failure)
        : Task.FromResult(_copies.GetValueOrDefault(book)?.State);

    public async IAsyncEnumerable<PackedContact> ReadAsync(AddressBookId book, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Built.Enqueue(book);
        var reading = Interlocked.Increment(ref _reading);
        MostReadAtATime = Math.Max(MostReadAtATime, reading);
        await OnRead().WaitAsync(cancellationToken);
        foreach (var contact in _copies[book].Contacts.Values) yield return contact;
        Interlocked.Decrement(ref _reading);
    }

    public Task<CacheChanges?> ReadChangesAsync(AddressBookId book, CopyVersion since, int limit, CancellationToken cancellationToken)
    {
        var copy = _copies[book];
        var touched = copy.Touched.Where(touched => touched.Value > since.Revision).Select(touched => touched.Key).ToList();
        return Task.FromResult(copy.State.Version.Set != since.Set || touched.Count > limit
            ? null
            : new CacheChanges(
                copy.State.Version.Revision,
                [.. touched.Where(copy.Contacts.ContainsKey).Select(key => copy.Contacts[key])],
                [.. touched.Where(key => !copy.Contacts.ContainsKey(key))]));
    }

    public Task<ICacheWrite> BeginWriteAsync(AddressBookId book, bool isFull, string origin, CancellationToken cancellationToken)
    {
        var copy = _copies.GetValueOrDefault(book);
        isFull |= copy is null;
        return Task.FromResult<ICacheWrite>(_unfinished[book] = new(this, book, isFull, origin, isFull ? null : copy!.State.Token, time.GetUtcNow()));
    }

    public Task<ICacheWrite?> ResumeWriteAsync(AddressBookId book, string origin, CancellationToken cancellationToken) =>
        Task.FromResult<ICacheWrite?>(_unfinished.GetValueOrDefault(book) is { Token: not null } write && write.Origin == origin ? write : null);

    public Task<CopyImage?> OpenImageAsync(AddressBookId book, CancellationToken cancellationToken) =>
        Task.FromResult(_images.TryGetValue(book, out var image) && image.Version.Set == _copies[book].State.Version.Set
            ? new CopyImage(image.Version, new MemoryStream(image.Content))
            : null);

    public Task SaveImageAsync(AddressBookId book, CopyVersion version, Action<Stream> write, CancellationToken cancellationToken)
    {
        var content = new MemoryStream();
        write(content);
        _images[book] = (version, content.ToArray());
        Saved.Enqueue(version);
        return Task.CompletedTask;
    }

    public void DamageImage(AddressBookId book) => _images[book] = _images[book] with { Content = [1, 2, 3] };

    public Task RemoveAsync(AddressBookId book, CancellationToken cancellationToken)
    {
        _copies.TryRemove(book, out _);
        _unfinished.TryRemove(book, out _);
        _images.TryRemove(book, out _);
        Removed.Enqueue(book);
        return Task.CompletedTask;
    }

    private CacheState Complete(FakeWrite write)
    {
        var before = write.IsFull ? null : _copies[write.Book];
        var contacts = before is null ? [] : new Dictionary<RecordKey, PackedContact>(before.Contacts);
        var touched = before is null ? [] : new Dictionary<RecordKey, long>(before.Touched);
        var version = before is null ? new CopyVersion(++_sets, 0) : before.State.Version with { Revision = before.State.Version.Revision + (write.Steps.Count > 0 ? 1 : 0) };
        foreach (var (key, contact) in write.Steps)
        {
            if (contact is { } there) contacts[key] = there;
            else contacts.Remove(key);
            if (before is not null) touched[key] = version.Revision;
        }

        var state = new CacheState { Version = version, Contacts = contacts.Count, LastSync = write.StartedAt, Origin = write.Origin, Token = write.Token };
        _copies[write.Book] = new(state, contacts, touched);
        _unfinished.TryRemove(write.Book, out _);
        Completed.Enqueue(write.IsFull);
        return state;
    }

    private sealed record FakeCopy(CacheState State, Dictionary<RecordKey, PackedContact> Contacts, Dictionary<RecordKey, long> Touched);

    private sealed class FakeWrite(FakeCache cache, AddressBookId book, bool isFull, string origin, string? token, DateTimeOffset startedAt) : ICacheWrite
    {
        public AddressBookId Book => book;

        public string Origin => origin;

        public List<(RecordKey Key, PackedContact? Contact)> Steps { get; } = [];

        public bool IsFull => isFull;

        public string? Token { get; private set; } = token;

        public DateTimeOffset StartedAt => startedAt;

        public long Written => Steps.Count;

        public Task WriteAsync(IReadOnlyList<PackedContact> contacts, IReadOnlyList<RecordKey> removed, string? token, CancellationToken cancellationToken)
        {
            Steps.AddRange(contacts.Select(contact => (contact.Key, (PackedContact?)contact)));
            Steps.AddRange(removed.Select(key => (key, (PackedContact?)null)));
            Token = token;
            return Task.CompletedTask;
        }

        public Task<CacheState?> CompleteAsync(CancellationToken cancellationToken) => Task.FromResult<CacheState?>(cache.Complete(this));

        public Task DropAsync()
        {
            cache._unfinished.TryRemove(book, out _);
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            if (Token is null || Steps.Count == 0) cache._unfinished.TryRemove(new(book, this));
            return ValueTask.CompletedTask;
        }
    }
}
