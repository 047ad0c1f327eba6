using Engine.Core.Outbox;
using Engine.Sdk;

namespace Engine.Core.Tests.Outbox;

/// <summary>The disk: it outlives the engines that write to it.</summary>
internal sealed class FakeLedger
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, OutboxEntry> _entries = [];
    private readonly Dictionary<(RecordKey Record, string CallId), LoggedCall> _logged = [];
    private long _last;

    /// <summary>Whether the disk takes nothing more.</summary>
    public bool IsFull { get; set; }

    public IReadOnlyList<OutboxEntry> Entries
    {
        get
        {
            lock (_lock) return [.. _entries.Values];
        }
    }

    /// <summary>The disk as one engine sees it.</summary>
    public Session Open() => new(this);

    public LoggedCall? Find(RecordKey record, string callId)
    {
        lock (_lock) return _logged.GetValueOrDefault((record, callId));
    }

    /// <summary>What a removed book leaves behind: nothing.</summary>
    public void Remove(AddressBookId book)
    {
        lock (_lock)
        {
            foreach (var entry in Entries.Where(entry => entry.Record.Book == book)) _entries.Remove(entry.Id);
        }
    }

    private T Do<T>(bool isWrite, Func<T> work)
    {
        if (isWrite && IsFull) throw new CallLedgerException("The disk is full.");
        lock (_lock) return work();
    }

    /// <summary>An engine's ledger; once the engine is killed nothing it asks for happens, and nothing is answered.</summary>
    internal sealed class Session(FakeLedger disk) : ICallLedger
    {
        private volatile bool _isKilled;

        /// <summary>Called before each write, with what it is.</summary>
        public Func<string, Task>? BeforeWrite { get; set; }

        public void Kill() => _isKilled = true;

        public Task<LoggedCall?> FindAsync(RecordKey record, string callId, CancellationToken cancellationToken) =>
            RunAsync("", () => disk._logged.GetValueOrDefault((record, callId)));

        public Task<IReadOnlyList<OutboxEntry>> LoadAsync(CancellationToken cancellationToken) =>
            RunAsync<IReadOnlyList<OutboxEntry>>("", () => [.. disk._entries.Values]);

        public Task<OutboxEntry?> AddAsync(OutboxEntry entry, CancellationToken cancellationToken) => RunAsync<OutboxEntry?>("Add", () =>
        {
            Assert.IsFalse(disk._entries.Values.Any(other => other.Record == entry.Record && other.CallId == entry.CallId), "A call is kept twice.");
            var kept = entry with { Id = ++disk._last };
            return disk._entries[kept.Id] = kept;
        });

        public Task UpdateAsync(OutboxEntry entry, CancellationToken cancellationToken) => RunAsync("Update", () =>
        {
            if (disk._entries.ContainsKey(entry.Id)) disk._entries[entry.Id] = entry;
            return true;
        });

        public Task SettleAsync(OutboxEntry entry, LoggedCall written, CancellationToken cancellationToken) => RunAsync("Settle", () =>
        {
            disk._entries.Remove(entry.Id);
            return disk._logged.TryAdd((entry.Record, entry.CallId), written);
        });

        public Task DropAsync(OutboxEntry entry, CancellationToken cancellationToken) => RunAsync("Drop", () => disk._entries.Remove(entry.Id));

        private async Task<T> RunAsync<T>(string write, Func<T> work)
        {
            await Task.Yield();
            if (write.Length > 0 && BeforeWrite is { } before) await before(write);
            if (_isKilled) await new TaskCompletionSource().Task;
            return disk.Do(write.Length > 0, work);
        }
    }
}
